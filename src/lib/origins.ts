const loopbackHosts = ['localhost', '127.0.0.1', '[::1]']

/** Whether an origin's host is a name for this machine itself. */
export const isLoopbackOrigin = (origin: string): boolean =>
  loopbackHosts.includes(new URL(origin).hostname)

/**
 * The origins whose browsers may use this server with credentials (CORS and CSRF).
 * While the server's own address is a loopback name, its other names on the same port count too.
 */
export function trustedOrigins(settings: {
  SERVER_URL: string
  FRONTEND_URL?: string | undefined
  ALLOWED_ORIGINS: string[]
}): string[] {
  const { SERVER_URL, FRONTEND_URL, ALLOWED_ORIGINS } = settings
  const own = isLoopbackOrigin(SERVER_URL)
    ? loopbackHosts.map((host) => {
        const url = new URL(SERVER_URL)
        url.hostname = host
        return url.origin
      })
    : [SERVER_URL]
  const frontend = FRONTEND_URL ? [new URL(FRONTEND_URL).origin] : []
  return [...new Set([...own, ...frontend, ...ALLOWED_ORIGINS])]
}
