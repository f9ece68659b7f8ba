import type { BaseDatabaseAdapter, PayloadRequest, TypeWithVersion } from 'payload'

type Adapter = Pick<BaseDatabaseAdapter, 'createVersion' | 'findVersions' | 'updateVersion'>
type Question = Parameters<BaseDatabaseAdapter['findVersions']>[0]

/**
 * Dates every version after the one that it follows. Payload takes the version with the latest date
 * for the latest: where the clock is set back, or another server's is ahead, stock a save is answered
 * with 200, is not seen again, and the next one is based on what was there before it.
 */
export function keepVersionsInOrder(adapter: Adapter): void {
  const { createVersion, updateVersion } = adapter

  adapter.createVersion = async function (this: BaseDatabaseAdapter, args) {
    const { collectionSlug: collection, parent, req, updatedAt } = args
    // Only a transfer has none, and brings versions of their own dates.
    const newest =
      req && (await dateOf(this, { collection, req, where: { parent: { equals: parent } } }))
    return createVersion.call(this, { ...args, updatedAt: after(newest, updatedAt) }) as never
  }

  adapter.updateVersion = async function (this: BaseDatabaseAdapter, args) {
    const { collection, id, req, versionData } = args
    const stored =
      id === undefined || !versionData.updatedAt
        ? undefined
        : await dateOf(this, { collection, req, where: { id: { equals: id } } })
    const isEarlier = stored !== undefined && stored > Date.parse(`${versionData.updatedAt}`)
    const data = isEarlier ? { ...versionData, updatedAt: after(stored, '') } : versionData
    return updateVersion.call(this, { ...args, versionData: data }) as never
  }
}

/** @returns milliseconds since 1970 */
async function dateOf(
  adapter: BaseDatabaseAdapter,
  question: { req: Partial<PayloadRequest> | undefined } & Pick<Question, 'collection' | 'where'>,
): Promise<number | undefined> {
  const { docs } = await adapter.findVersions<TypeWithVersion<object>>({
    ...question,
    limit: 1,
    pagination: false,
    select: { updatedAt: true },
    sort: '-updatedAt',
  })
  const [newest] = docs
  return newest && Date.parse(newest.updatedAt)
}

/** The date itself where it is after `known`, else the next moment after that. */
const after = (known: number | undefined, date: string): string =>
  known === undefined || Date.parse(date) > known ? date : new Date(known + 1).toISOString()
