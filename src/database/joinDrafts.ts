import type { BaseDatabaseAdapter } from 'payload'

type Drafts = Pick<BaseDatabaseAdapter, 'queryDrafts'>
type Joins = Parameters<Drafts['queryDrafts']>[0]['joins']

/**
 * Has lists of drafts heed what is said of their joins. Payload names a join by its field, and its
 * adapter for SQL looks for it under `version.`, where those fields are in the table of versions: so
 * neither access nor limit nor filter held, and a list with `draft=true` gave everybody the
 * identifiers of hidden documents.
 */
export function joinDrafts(adapter: Drafts): void {
  const { queryDrafts } = adapter
  Object.assign(adapter, {
    queryDrafts(this: unknown, args: Parameters<Drafts['queryDrafts']>[0]) {
      return queryDrafts.call(this, { ...args, joins: ofVersions(args.joins) })
    },
  })
}

const ofVersions = (joins: Joins): Joins =>
  joins &&
  Object.fromEntries(Object.entries(joins).map(([path, join]) => [`version.${path}`, join]))
