import { createLocalReq, type FlattenedField, type Payload, type SelectType } from 'payload'

import { writesSurname } from '../../src/lib/personName.ts'
import { documentTitle } from '../documentTitle.ts'
import { hidesName, type Named } from '../hooks/hidesName.ts'
import { publicTexts } from '../hooks/publicTexts.ts'
import { peopleSlug } from '../slugs.ts'
import { everyDocument, publicCollections, type StoredDocument } from './everyDocument.ts'
import { labelOfPath } from './labelOfPath.ts'
import type { PlaceOfUse } from './placesOfUse.ts'

/** A field in which a name is written; of one in several states the one the public sees. */
type PlaceOfName = PlaceOfUse & { state: 'draft' | 'published' | 'trash' }

/**
 * Everywhere that the full name, or the surname, of a person is still written who wishes to be named
 * otherwise: in the texts of all content that the public may read, as they are public and as their
 * newest drafts have them, the trash included. Such a wish changes how the person is credited, but
 * no word that somebody wrote.
 */
export async function placesOfName(payload: Payload, person: string): Promise<PlaceOfName[]> {
  const names = await hiddenNames(payload, person)
  if (names.length === 0) return []
  const found = new Map<string, PlaceOfName>()
  const req = await createLocalReq({}, payload)
  for (const config of publicCollections(payload)) {
    const { admin, flattenedFields, slug } = config
    for await (const doc of everyDocument(payload, config, {}, storedOf(flattenedFields))) {
      for (const { path, text } of await publicTexts(flattenedFields, doc, req)) {
        if (!names.some((name) => writesSurname(text, name))) continue
        const field = labelOfPath(flattenedFields, path)
        const key = `${slug} ${doc.id} ${field}`
        if (found.has(key)) continue
        found.set(key, {
          collection: slug,
          id: doc.id,
          title: documentTitle(doc[admin.useAsTitle ?? 'id']),
          field,
          state: stateOf(doc),
        })
      }
    }
  }
  return [...found.values()]
}

/** The full names of a person who hides them, as they are public and as the newest draft has them. */
async function hiddenNames(payload: Payload, id: string): Promise<string[]> {
  const { config } = payload.collections[peopleSlug]
  const select = { creditAs: true, fullName: true, name: true } as const
  const names = new Set<string>()
  for await (const doc of everyDocument(payload, config, { id: { equals: id } }, select)) {
    const named: Named = doc
    if (hidesName(named)) names.add(String(named.fullName))
  }
  return [...names]
}

/** Everything but what is read from elsewhere or made anew. */
const storedOf = (fields: FlattenedField[]): SelectType =>
  Object.fromEntries(
    fields
      .filter((field) => field.type !== 'join' && !('virtual' in field && field.virtual))
      .map(({ name }) => [name, true]),
  )

function stateOf({ _status, deletedAt }: StoredDocument): PlaceOfName['state'] {
  if (deletedAt) return 'trash'
  return _status === 'draft' ? 'draft' : 'published'
}
