type LoggedError = {
  type: string
  message: string
  stack: string | undefined
  code?: unknown
  status?: unknown
  cause?: LoggedError
}

/**
 * An error as it may be logged. E-mail addresses are left out, and what databases add to theirs: the
 * statement with its values, or the value that was not unique.
 */
export function loggedError(error: Error, depth = 0): LoggedError {
  const { name, message, stack, cause } = error
  return {
    type: name,
    message: withoutValues(message),
    stack: stack && withoutValues(stack),
    ...('code' in error ? { code: error.code } : {}),
    ...('status' in error ? { status: error.status } : {}),
    ...(cause instanceof Error && depth < 3 ? { cause: loggedError(cause, depth + 1) } : {}),
  }
}

/**
 * A drizzle error ends its message with `params: …`, one of MongoDB with `dup key: { … }`, and a mail
 * server repeats the address that it refuses. An address is looked for where one can begin, not from
 * each of its letters: the time would grow with the square of the text's length.
 */
const withoutValues = (text: string) =>
  text
    .replace(/^params: .*(\n(?! {4}at ).*)*/gm, 'params: …')
    .replace(/dup key: \{.*/g, 'dup key: …')
    .replace(/(?<![\w.+%-])[\w.+%-]+@[\w-]+(\.[\w-]+)+/g, '…@…')
