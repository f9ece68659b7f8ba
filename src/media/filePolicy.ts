/**
 * The `Content-Security-Policy` of a stored file: nothing in it may run or load. Browsers refuse to
 * show a PDF in a sandbox.
 */
export const filePolicy = (mimeType: string): string =>
  mimeType === 'application/pdf'
    ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"
    : "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
