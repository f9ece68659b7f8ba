import { consentHold } from '../../../../lib/consentHold.ts'
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
  /** Why it is not public although it may be published; see `consentHold`. */
  hold: string | undefined
  /** Nobody has given it a title, or changed it since the panel made it on opening the form. */
  isUntouched: boolean
}

type Document = {
  id: string
  createdAt: string
  updatedAt: string
  consent?: { expiresAt?: string | null; status?: string | null }
  publishedAt?: string | null
  reviewStatus?: string | null
}

const longestTitle = 110

/** Names a document by its collection's title field, and says where it is edited. */
export function toEntry(viewer: Viewer, slug: DraftCollection, document: Document): Entry {
  const titleField = viewer.payload.collections[slug].config.admin.useAsTitle ?? 'id'
  const title: unknown = Reflect.get(document, titleField)
  const kind = draftCollections[slug]
  const isTitled = typeof title === 'string' && title !== ''
  return {
    id: document.id,
    href: `/admin/collections/${slug}/${document.id}`,
    kind,
    title: isTitled ? shorten(title) : `Untitled ${kind.toLowerCase()}`,
    updatedAt: document.updatedAt,
    publishedAt: document.publishedAt ?? null,
    reviewStatus: document.reviewStatus ?? null,
    hold: consentHold(document.consent ?? {}, viewer.now),
    isUntouched: !isTitled && wasNeverSaved(document),
  }
}

const shorten = (text: string) =>
  text.length > longestTitle ? `${text.slice(0, longestTitle).trimEnd()}…` : text

const wasNeverSaved = ({ createdAt, updatedAt }: Document) =>
  Date.parse(updatedAt) - Date.parse(createdAt) < 1000
