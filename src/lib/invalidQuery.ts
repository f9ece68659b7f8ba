/** A request asks for something that cannot be answered as asked; its message is for the client. */
export class InvalidQuery extends Error {
  override name = 'InvalidQuery'
}
