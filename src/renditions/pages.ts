import { linkTargets } from '../../collections/linkTargets.ts'
import { isRecord } from '../lib/isRecord.ts'
import type { References } from './references.ts'
import { idsOf } from './values.ts'

type PageReference = { collection: (typeof linkTargets)[number]; id: string }

/** A document with an address of its own. */
type Page = PageReference & { slug: string | null | undefined; title: string }

/** The document that a link or a button leads to, from `{ relationTo, value }`. */
export function pageReferences(target: unknown): PageReference[] {
  if (!isRecord(target)) return []
  const collection = linkTargets.find((slug) => slug === target.relationTo)
  return collection ? idsOf([target.value]).map((id) => ({ collection, id })) : []
}

/** What the public may know of the document that a link or a button leads to. */
export function pageOf(target: unknown, references: References): Page | undefined {
  const [reference] = pageReferences(target)
  const found = reference && references[reference.collection].get(reference.id)
  if (!found) return undefined
  const title = ('title' in found ? found.title : found.name) ?? ''
  return { ...reference, slug: found.slug, title }
}
