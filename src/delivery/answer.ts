import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

type Body = { bytes: Buffer; etag: string }

/** A finished answer, ready to be sent many times. */
export type Answer = {
  status: number
  /** Whether it may be kept: it is no failure, and does not say otherwise. */
  isKeepable: boolean
  /** Names in lower case, without those that depend on who asks or on the encoding. */
  headers: [name: string, value: string][]
  /** Bytes that it takes now, in all the encodings made so far. */
  readonly size: number
  /** Called when `size` has grown. */
  onGrowth: () => void
  /** The body in an encoding, which is made on the first call; small ones stay as they are. */
  body: (encoding: Encoding) => Body | Promise<Body>
  /** Whether `body` leaves answers of this size and status in `identity`. */
  isCompressible: boolean
}

/** Below this, in bytes, compression saves no packet. */
const worthCompressing = 1024

const compress = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
}

/** Headers that say how the answer travels, or who may read it, which are decided on sending. */
const ofOneSending = /^(access-control-|content-length$|date$|connection$|set-cookie$|vary$)/

/**
 * Reads a `Response` to its end. Its entity tag is a hash of the bytes, and another one for each
 * encoding, as they are different representations.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.3
 */
export async function createAnswer(response: Response): Promise<Answer> {
  const identity = Buffer.from(await response.arrayBuffer())
  const hash = createHash('sha256').update(identity).digest('base64url').slice(0, 22)
  const bodies: Partial<Record<Encoding, Body | Promise<Body>>> = {
    identity: { bytes: identity, etag: `"${hash}"` },
  }
  const isCompressible = response.status === 200 && identity.length >= worthCompressing
  let size = identity.length

  const encode = async (encoding: 'br' | 'gzip'): Promise<Body> => {
    const bytes = await compress[encoding](identity)
    const body = { bytes, etag: `"${hash}-${encoding}"` }
    bodies[encoding] = body
    size += bytes.length
    answer.onGrowth()
    return body
  }

  const answer: Answer = {
    status: response.status,
    isKeepable: response.status === 200 && response.headers.get('Cache-Control') !== 'no-store',
    headers: [...response.headers].filter(([name]) => !ofOneSending.test(name)),
    get size() {
      return size
    },
    onGrowth: () => {},
    isCompressible,
    body: (encoding) => {
      const wanted = isCompressible ? encoding : 'identity'
      bodies[wanted] ??= encode(wanted as 'br' | 'gzip')
      return bodies[wanted]
    },
  }
  return answer
}
