import type { Request, RequestHandler } from 'express'

import { HttpError } from '../lib/httpError.ts'
import { isMultipart } from '../lib/isMultipart.ts'

/**
 * Puts a body other than a multipart one into `req.body`, as bytes. One over `limit` is refused as
 * soon as that is known. Express's own parsers read on to its end first.
 * @param options.limit bytes
 */
export const readBody = ({ limit }: { limit: number }): RequestHandler =>
  async function readBody(req, _res, next) {
    const hasBody = 'transfer-encoding' in req.headers || Number(req.headers['content-length']) > 0
    if (!hasBody || isMultipart(req.headers['content-type'])) return next()
    if (Number(req.headers['content-length']) > limit) throw tooLarge()
    req.body = await collect(req, limit)
    next()
  }

function collect(req: Request, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let received = 0
    const take = (chunk: Buffer) => {
      received += chunk.length
      chunks.push(chunk)
      if (received <= limit) return
      req.off('data', take)
      reject(tooLarge())
    }
    req.on('data', take)
    req.once('end', () => resolve(Buffer.concat(chunks)))
    req.once('error', () => reject(new HttpError(400, 'The request was cut short.')))
  })
}

const tooLarge = () => new HttpError(413, 'The request is too large.')
