import type { CollectionSlug, PayloadRequest } from 'payload'

import {
  activitySlug,
  mailsSlug,
  mediaSlug,
  subjectRequestsSlug,
  webhookDeliveriesSlug,
} from '../../collections/slugs.ts'
import { isRecord } from '../lib/isRecord.ts'
import { storedDocuments, storedVersions } from './storedDocuments.ts'
import type { Sighting, Stored, Subject } from './subject.ts'

/** Looked for by their own conditions, or by design without personal data. */
const leftOut = new Set<string>([
  activitySlug,
  mailsSlug,
  subjectRequestsSlug,
  webhookDeliveriesSlug,
])

/**
 * Looks through all documents and their versions for references to a person, and for words that have
 * their full name or e-mail. Neither can be asked of a database: rich text and lists are anywhere.
 */
export async function lookThrough(req: PayloadRequest, subject: Subject): Promise<Sighting[]> {
  const sightings = new Map<string, Sighting>()
  const ids = new Set(subject.people.map(({ id }) => id))
  const words = wordsOf(subject)
  if (ids.size === 0 && words.length === 0) return []

  const look = (collection: CollectionSlug, id: string, document: Stored, isVersion: boolean) => {
    const references = new Set<string>()
    const mentions = new Set<string>()
    for (const [path, text] of texts(document)) {
      if (path === 'id' || secretFields.has(path)) continue
      if (ids.has(text)) references.add(fieldOf(path))
      else if (words.some((word) => word.test(text))) mentions.add(fieldOf(path))
    }
    if (references.size === 0 && mentions.size === 0) return
    const key = `${collection}:${id}`
    const before = sightings.get(key)
    const shows = collection === mediaSlug && Array.isArray(document.people) ? document.people : []
    sightings.set(key, {
      collection,
      id,
      updatedAt: before?.updatedAt ?? String(document.updatedAt),
      versions: (before?.versions ?? 0) + (isVersion ? 1 : 0),
      references: [...new Set([...(before?.references ?? []), ...references])],
      mentions: [...new Set([...(before?.mentions ?? []), ...mentions])],
      shows: before?.shows ?? shows.map(String),
    })
  }

  for (const { slug } of req.payload.config.collections) {
    if (slug.startsWith('payload-') || leftOut.has(slug)) continue
    for await (const document of storedDocuments(slug, req)) {
      look(slug, document.id, document, false)
    }
    for await (const { parent, version } of storedVersions(slug, req)) {
      look(slug, parent, version, true)
    }
  }
  return [...sightings.values()]
}

const secretFields = new Set(['hash', 'salt', 'apiKey', 'apiKeyIndex', 'tokenHash', 'key'])

/** Expressions that match the names and e-mails of a subject as whole words. */
export const wordsOf = ({ emails, people }: Subject): RegExp[] =>
  [...emails, ...people.flatMap(({ names }) => names)]
    .filter((word) => word.length > 2)
    .map((word) => {
      const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
      return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu')
    })

/** Every text in a value with its path, rows by their numbers. */
function* texts(value: unknown, path = ''): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* texts(item, `${path}.${index}`)
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value))
      yield* texts(item, path ? `${path}.${key}` : key)
  }
}

/** The field of a path, without row numbers, and without the way through a rich text. */
const fieldOf = (path: string): string =>
  path.replace(/\.root\..*$/, '').replace(/\.\d+(?=\.|$)/g, '')
