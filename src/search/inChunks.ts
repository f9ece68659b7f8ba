/**
 * Without statistics, SQLite takes more ids than a handful for more work than to look through all
 * that is published, which takes a hundred times as long.
 */
const chunkSize = 5

/** Reads documents by their ids, a few at a time. */
export async function inChunks<T>(
  ids: string[],
  read: (ids: string[]) => Promise<T[]>,
): Promise<T[]> {
  const chunks: string[][] = []
  for (let start = 0; start < ids.length; start += chunkSize) {
    chunks.push(ids.slice(start, start + chunkSize))
  }
  return (await Promise.all(chunks.map(read))).flat()
}
