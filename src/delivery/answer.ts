import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** Header fields as `writeHead` takes them: names and values in turn. */
export type FlatHeaders = string[]

/** One representation of an answer, with all that is sent of it each time. */
export type Body = {
  bytes: Buffer
  etag: string
  /** The header of what anybody may keep, of a 304 to those who have it, and of what nobody keeps. */
  shared: FlatHeaders
  notModified: FlatHeaders
  unshared: FlatHeaders
}

/** A finished answer, ready to be sent many times. */
export type Answer = {
  status: number
  /** Whether it may be kept: it is no failure, and does not say otherwise. */
  isKeepable: boolean
  /** Bytes that it takes now, in all the encodings made so far. */
  readonly size: number
  /** Called when `size` has grown. */
  onGrowth: () => void
  /** The body in an encoding, which is made on the first call; small ones stay as they are. */
  body: (encoding: Encoding) => Body | Promise<Body>
}

/** Below this, in bytes, compression saves no packet. */
const worthCompressing = 1024

const compress = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
}

/** Headers that say how the answer travels, or who may read it, which are decided on sending. */
const ofOneSending =
  /^(access-control-|cache-control$|content-length$|date$|connection$|set-cookie$|vary$)/

/**
 * Reads a `Response` to its end. Its entity tag is a hash of the media type and the bytes, and another
 * one for each encoding, as they are different representations.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.3
 */
export async function createAnswer(response: Response): Promise<Answer> {
  const { headers, status } = response
  const identity = Buffer.from(await response.arrayBuffer())
  const hash = createHash('sha256')
    .update(`${headers.get('Content-Type')}\n`)
    .update(identity)
    .digest('base64url')
    .slice(0, 22)
  const own = [...headers].filter(([name]) => !ofOneSending.test(name)).flat()
  const vary = ['Vary', ['Accept-Encoding', 'Origin', headers.get('Vary') ?? []].flat().join(', ')]
  const isCompressible = status === 200 && identity.length >= worthCompressing

  const createBody = (bytes: Buffer, encoding: Encoding): Body => {
    const etag = encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`
    const content = [...own, ...vary, 'Content-Length', String(bytes.length)]
    if (encoding !== 'identity') content.push('Content-Encoding', encoding)
    const kept = ['Cache-Control', 'public, no-cache', 'ETag', etag]
    return {
      bytes,
      etag,
      shared: [...content, ...kept],
      notModified: [...vary, ...kept],
      unshared: [...content, 'Cache-Control', 'private, no-store'],
    }
  }

  const bodies: Partial<Record<Encoding, Body | Promise<Body>>> = {
    identity: createBody(identity, 'identity'),
  }
  let size = identity.length

  const encode = async (encoding: 'br' | 'gzip'): Promise<Body> => {
    const bytes = await compress[encoding](identity)
    const body = createBody(bytes, encoding)
    bodies[encoding] = body
    size += bytes.length
    answer.onGrowth()
    return body
  }

  const answer: Answer = {
    status,
    isKeepable: status === 200 && headers.get('Cache-Control') !== 'no-store',
    get size() {
      return size
    },
    onGrowth: () => {},
    body: (encoding) => {
      const wanted = isCompressible ? encoding : 'identity'
      bodies[wanted] ??= encode(wanted as 'br' | 'gzip')
      return bodies[wanted]
    },
  }
  return answer
}
