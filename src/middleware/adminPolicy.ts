import type { RequestHandler } from 'express'
import { randomBytes } from 'node:crypto'

/**
 * The content policy of the admin panel. Its pages start with inline scripts: Next marks its own with
 * the nonce that it finds in this header of the *request*. Styles stay open, because the panel's
 * libraries (the rich text editor, the selects) write style elements and attributes at run time and
 * take no nonce; a style cannot run code.
 * @param options.dev the development server evaluates code and keeps a socket open, to reload pages
 * @param options.frames origins that may be shown in a frame, for the live preview
 * @see https://nextjs.org/docs/app/guides/content-security-policy
 */
export function adminPolicy(options: { dev: boolean; frames: string[] }): RequestHandler {
  const { dev, frames } = options
  return function adminPolicy(req, res, next) {
    const nonce = randomBytes(16).toString('base64')
    const policy = [
      "default-src 'self'",
      `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "media-src 'self' data: blob:",
      `connect-src ${["'self'", ...(dev ? ['ws:'] : [])].join(' ')}`,
      `frame-src ${["'self'", ...frames].join(' ')}`,
      "font-src 'self' data:",
      "worker-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'self'",
    ].join('; ')
    req.headers['content-security-policy'] = policy
    res.setHeader('Content-Security-Policy', policy)
    next()
  }
}
