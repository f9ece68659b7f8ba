/** What is wrong with one row of a file that is imported. */
export class RowError extends Error {
  override name = 'RowError'
  readonly line: number
  readonly field: string | undefined

  /** @param line of the file, from 1. @param field the path of the field, where it is one's fault */
  constructor(line: number, field: string | undefined, message: string) {
    super(message)
    this.line = line
    this.field = field
  }
}
