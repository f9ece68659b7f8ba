import type { RequestHandler } from 'express'
import { Transform } from 'node:stream'

import { HttpError } from '../lib/httpError.ts'
import { isMultipart } from '../lib/isMultipart.ts'

/**
 * Puts a multipart body into `req.body` as a stream that fails once it grows over `limit`. The first
 * of these that a request meets decides.
 * @param options.limit bytes
 */
export const limitUploads = ({ limit }: { limit: number }): RequestHandler =>
  function limitUploads(req, _res, next) {
    if (req.body !== undefined || !isMultipart(req.headers['content-type'])) return next()
    if (Number(req.headers['content-length'] ?? 0) > limit) return next(tooLarge())
    let received = 0
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        received += chunk.length
        if (received > limit) done(tooLarge())
        else done(null, chunk)
      },
    })
    // Not a pipeline, which would end the connection with the stream, and the answer with it.
    req.pipe(counted)
    req.once('error', (error) => counted.destroy(error))
    // Whoever reads it sees the failure too, and answers for it.
    counted.once('error', () => req.unpipe(counted))
    req.body = counted
    next()
  }

const tooLarge = () => new HttpError(413, 'The upload is too large.')
