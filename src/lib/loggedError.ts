type LoggedError = {
  type: string
  message: string
  stack: string | undefined
  code?: unknown
  status?: unknown
  cause?: LoggedError
}

/**
 * An error as it may be logged. What databases add to theirs is left out: the statement with its
 * values, or the value that was not unique, which may be somebody's e-mail.
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

/** A drizzle error ends its message with `params: …`, one of MongoDB with `dup key: { … }`. */
const withoutValues = (text: string) =>
  text
    .replace(/^params: .*(\n(?! {4}at ).*)*/gm, 'params: …')
    .replace(/dup key: \{[^\n]*\}/g, 'dup key: …')
