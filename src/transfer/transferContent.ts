import { createHash } from 'node:crypto'
import type { Payload } from 'payload'

import { canonical, findByIds, nameOf, pagesOf, shelvesOf, type Stored } from './stored.ts'
import { removeStored, targetId, writeStored } from './writeStored.ts'

export type Comparison = { shelf: string; source: Sum; target: Sum; same: boolean }
type Sum = { count: number; sha256: string }

/** Where a transfer notes on its target that it is under way. */
export const underWayKey = 'transfer'

const isNote = (stored: Stored) => stored.key === underWayKey

/**
 * Writes all documents and versions of one database into another. What an earlier transfer that was
 * cut short has written is kept where it is the same.
 * @param onWritten told how many more are in the target
 */
export async function transferContent(
  source: Payload,
  target: Payload,
  onWritten: (count: number) => void,
): Promise<void> {
  for (const shelf of shelvesOf(source)) {
    for await (const page of pagesOf(source, shelf)) {
      const ids = page.map(({ id }) => targetId(target, shelf, id))
      const there = ids.length > 0 ? await findByIds(target, shelf, ids) : []
      const known = new Map(there.map((stored) => [stored.id, stored]))
      for (const stored of page) {
        const id = targetId(target, shelf, stored.id)
        const before = known.get(id)
        if (before && canonical(before, ['id']) === canonical(stored, ['id'])) continue
        if (before) await removeStored(target, shelf, id)
        await writeStored(target, shelf, stored)
      }
      onWritten(page.length)
    }
  }
}

/** Counts both databases and sums up what they hold, collection by collection. */
export async function compareContent(source: Payload, target: Payload): Promise<Comparison[]> {
  const compared = []
  for (const shelf of shelvesOf(source)) {
    const sums = []
    for (const payload of [source, target]) {
      const digests: string[] = []
      for await (const page of pagesOf(payload, shelf)) {
        for (const stored of page.filter((one) => !isNote(one))) {
          const id = targetId(target, shelf, stored.id)
          digests.push(
            createHash('sha256')
              .update(canonical({ ...stored, id }))
              .digest('hex'),
          )
        }
      }
      const sha256 = createHash('sha256').update(digests.sort().join('')).digest('hex')
      sums.push({ count: digests.length, sha256 })
    }
    const [from, to] = sums as [Sum, Sum]
    compared.push({
      shelf: nameOf(shelf),
      source: from,
      target: to,
      same: from.count === to.count && from.sha256 === to.sha256,
    })
  }
  return compared
}
