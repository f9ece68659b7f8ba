/**
 * Whether a request comes from a script or form in a browser. Browsers send at least one of the two
 * headers with every request that can carry a sign-in; other clients send neither.
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export const isBrowserRequest = (headers: Headers): boolean =>
  headers.has('origin') || headers.has('sec-fetch-site')
