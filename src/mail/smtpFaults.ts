type SmtpFault = { code?: unknown; command?: unknown; responseCode?: unknown }

const faultOf = (error: unknown): SmtpFault =>
  typeof error === 'object' && error !== null ? error : {}

/** Whether a mail server refused this one mail for good; what it has against us may be mended. */
export function isPermanent(error: unknown): boolean {
  const { code, command, responseCode } = faultOf(error)
  if (code === 'EENVELOPE' && command === 'API') return true
  return (
    (command === 'RCPT TO' || command === 'DATA') &&
    typeof responseCode === 'number' &&
    responseCode >= 500
  )
}

/**
 * Whether there was no answer about the mail at all, so that another would fare no better.
 * @param error thrown by sending it
 */
export function isUnreachable(error: unknown): boolean {
  const { code, responseCode } = faultOf(error)
  return responseCode === undefined && code !== 'EENVELOPE' && code !== 'EMESSAGE'
}
