import type { RequestHandler } from 'express'

import { HttpError } from '../lib/httpError.ts'
import { isMultipart } from '../lib/isMultipart.ts'

/**
 * Answers 503 where nothing has been answered in time. An upload's time runs from its last byte on,
 * and an answer that has begun may take as long as it needs.
 * @param options.after milliseconds
 */
export const handlerTimeout = ({ after }: { after: number }): RequestHandler =>
  function handlerTimeout(req, res, next) {
    let timer: NodeJS.Timeout | undefined
    const start = () => {
      timer = setTimeout(() => {
        if (res.headersSent) return
        next(new HttpError(503, 'This took too long. Please try again.', { 'Retry-After': '5' }))
      }, after)
    }
    if (isMultipart(req.headers['content-type'])) req.once('end', start)
    else start()
    res.once('close', () => clearTimeout(timer))
    next()
  }
