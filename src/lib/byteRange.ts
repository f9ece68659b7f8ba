/** First and last byte, both included. */
export type ByteRange = { start: number; end: number }

/**
 * Reads a `Range` header that asks for one range of bytes. Several ranges, other units and what
 * cannot be read are ignored, as RFC 9110 section 14.2 allows.
 * @param size length of the whole, in bytes
 * @returns the range; 'unsatisfiable' where it lies outside; undefined where the whole is to be sent
 */
export function byteRange(
  header: string | null,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(' ', '') ?? '')
  const [first = '', last = ''] = match?.slice(1) ?? []
  if (first === '' && last === '') return undefined
  if (first === '') {
    const length = Number(last)
    return length === 0 || size === 0
      ? 'unsatisfiable'
      : { start: Math.max(0, size - length), end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return undefined
  return start >= size ? 'unsatisfiable' : { start, end }
}
