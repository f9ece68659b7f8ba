/** What an operator can put right; the message is one line that says how, shown without a stack. */
export class OperatorError extends Error {
  override name = 'OperatorError'
}
