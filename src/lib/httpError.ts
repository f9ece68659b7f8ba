/** An answer other than the one asked for; its message is for the client. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly status: number
  readonly headers: Record<string, string>
  readonly data: object | undefined

  /**
   * @param status HTTP status, 400 to 599
   * @param data what programs are told besides, such as the fields at fault
   */
  constructor(
    status: number,
    message: string,
    headers: Record<string, string> = {},
    data?: object,
  ) {
    super(message)
    this.status = status
    this.headers = headers
    this.data = data
  }
}
