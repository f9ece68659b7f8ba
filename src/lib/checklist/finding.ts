/** Something that a document should not be published with, or would be better without. */
export type Finding = {
  check: string
  /** `blocks` stops publishing, `advises` does not. */
  severity: 'advises' | 'blocks'
  /** What is wrong and how to put it right. */
  message: string
  /** The field, as `venue.access` or `credits.0.person`; a rich text's own for what is in it. */
  path: string
  /** A few of the words that it is about. */
  excerpt?: string
  /** The id of the other document that is at fault. */
  target?: string
}
