import { type DraftCollection, draftCollections } from './draftCollections.ts'
import type { Viewer } from './viewer.ts'

/** A document as the dashboard names it. */
export type Entry = {
  id: string
  href: string
  kind: string
  title: string
  updatedAt: string
  publishedAt: string | null
  reviewStatus: string | null
}

type Document = {
  id: string
  updatedAt: string
  publishedAt?: string | null
  reviewStatus?: string | null
}

const longestTitle = 110

/** Names a document by its collection's title field, and says where it is edited. */
export function toEntry(viewer: Viewer, slug: DraftCollection, document: Document): Entry {
  const titleField = viewer.payload.collections[slug].config.admin.useAsTitle ?? 'id'
  const title: unknown = Reflect.get(document, titleField)
  const kind = draftCollections[slug]
  return {
    id: document.id,
    href: `/admin/collections/${slug}/${document.id}`,
    kind,
    title:
      typeof title === 'string' && title !== '' ? shorten(title) : `Untitled ${kind.toLowerCase()}`,
    updatedAt: document.updatedAt,
    publishedAt: document.publishedAt ?? null,
    reviewStatus: document.reviewStatus ?? null,
  }
}

const shorten = (text: string) =>
  text.length > longestTitle ? `${text.slice(0, longestTitle).trimEnd()}…` : text
