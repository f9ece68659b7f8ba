import { OperatorError } from '../../lib/operatorError.ts'

/** MongoDB takes documents of 16 MiB; as extended JSON they can be several times as long. */
const longestLine = 128 * 1024 * 1024
const lineFeed = 10

/**
 * The same content, whose lines can each be kept in memory.
 * @throws OperatorError where one is longer than a document can be
 */
export async function* shortLines(
  content: AsyncIterable<Buffer>,
  longest = longestLine,
): AsyncGenerator<Buffer> {
  let length = 0
  for await (const chunk of content) {
    const end = chunk.lastIndexOf(lineFeed)
    length = end === -1 ? length + chunk.length : chunk.length - end - 1
    if (length > longest) {
      throw new OperatorError(
        'The backup holds a line that is longer than a document can be; nothing was changed.',
      )
    }
    yield chunk
  }
}
