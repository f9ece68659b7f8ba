import type { Where } from 'payload'

import { activitySlug, mediaSlug, testimonialsSlug, usersSlug } from '../../../collections/slugs.ts'
import { itemOf, itemsByEmail } from '../itemsOf.ts'
import { wordsOf } from '../lookThrough.ts'
import { collect, storedDocuments } from '../storedDocuments.ts'
import type { Item, Search, Source, Stored } from '../subject.ts'

/**
 * What the activity log says of somebody: what was done with what is about them, under titles that may
 * name them, and what they did with an account of their own.
 */
export const activity: Source = {
  kind: 'activity',
  label: 'Entries of the activity log',
  isExported: true,
  // Who on the staff did it is about them.
  secrets: ['userId', 'who'],
  find: async (search) => {
    const { req, subject } = search
    const accounts = await accountsOf(search)
    const namesThem = namedIn(search, accounts)
    const about = [...documentsOf(search), ...accounts]
    const conditions: Where[] = [
      ...(about.length > 0 ? [{ documentId: { in: about } }] : []),
      ...(accounts.length > 0 ? [{ userId: { in: accounts } }] : []),
      ...[...subject.emails, ...subject.people.flatMap(({ names }) => names)].map((word) => ({
        documentTitle: { contains: word },
      })),
    ]
    if (conditions.length === 0) return []
    const items: Item[] = []
    for await (const entry of storedDocuments(activitySlug, req, { or: conditions })) {
      const isTheirs = accounts.includes(String(entry.userId))
      if (isTheirs || namesThem(entry)) items.push(itemOf(activitySlug, entry))
    }
    return items
  },
  // What was done stays noted; with whom, or by an account that goes too, does not.
  erase: async (items, { account }, search) => {
    const { req } = search
    const accounts = await accountsOf(search)
    const namesThem = namedIn(search, accounts)
    let anonymised = 0
    const where = { id: { in: items.map(({ id }) => id) } }
    for (const entry of await collect(storedDocuments(activitySlug, req, where))) {
      const goes = account === 'delete' && accounts.includes(String(entry.userId))
      const isNamed = account === 'delete' ? namesThem(entry) : namesThem(entry, accounts)
      if (!goes && !isNamed) continue
      await req.payload.db.updateOne({
        collection: activitySlug,
        id: entry.id,
        data: {
          ...(isNamed && { documentTitle: null, network: null }),
          ...(goes && { who: 'An account that was erased', userId: null, network: null }),
        },
        req,
        returning: false,
      })
      anonymised += 1
    }
    return { anonymised }
  },
}

/** Whether an entry has a title that is about the person: a document of theirs, or one that names them. */
function namedIn(search: Search, accounts: string[]) {
  const words = wordsOf(search.subject)
  const about = [...documentsOf(search), ...accounts]
  return ({ documentId, documentTitle }: Stored, except: string[] = []): boolean => {
    const title = typeof documentTitle === 'string' ? documentTitle : ''
    const id = String(documentId)
    if (!title || except.includes(id)) return false
    return about.includes(id) || words.some((word) => word.test(title))
  }
}

const accountsOf = async ({ req, subject }: Search): Promise<string[]> =>
  (await itemsByEmail(usersSlug, 'email', subject.emails, req)).map(({ id }) => id)

/** Profiles, and what is about the person alone, by their ids. */
const documentsOf = ({ sightings, subject }: Search): string[] => [
  ...subject.people.map(({ id }) => id),
  ...sightings
    .filter(
      ({ collection, references }) =>
        (collection === mediaSlug && references.includes('people')) ||
        (collection === testimonialsSlug && references.includes('person')),
    )
    .map(({ id }) => id),
]
