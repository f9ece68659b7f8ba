import type { SelectType, TransformCollectionWithSelect } from 'payload'

import type { PreviewedSlug } from '../../../collections/previewed.ts'
import type { Content } from '../../renditions/element.ts'
import type { Reference } from '../../renditions/references.ts'
import type { Rendering } from '../../renditions/rendering.ts'

/** What the page of a document shows. */
export type Preview = {
  id: string
  slug?: string | null | undefined
  isDraft: boolean
  /** Whether whoever edits it wants it kept from search engines. */
  noIndex?: boolean | null | undefined
  /** What kind of document it is, above the title. */
  kind: string
  title: string
  summary?: string | null | undefined
  content: Content
}

/** What a page is made from. */
export type PreviewSource = {
  id: string
  /**
   * The document, as whoever looks may see it. The fields are named, so that nothing gets onto a page
   * because it was added to the collection.
   */
  read: <Slug extends PreviewedSlug, Select extends SelectType>(
    collection: Slug,
    select: Select,
  ) => Promise<TransformCollectionWithSelect<Slug, Select> | undefined>
  /** What it refers to, as the public sees it, whoever looks. */
  refer: (states: unknown[], references: Reference[]) => Promise<Rendering>
  /** What a person contributed to, as the public sees it. */
  contributionsOf: (person: string) => Promise<Reference[]>
  /** The words of an option of a select, such as `Step-free` for `step-free` of `venue.access`. */
  label: (path: string, value: string) => string
}

/** @returns nothing where there is no such document, or not for whoever looks */
export type MakePreview = (source: PreviewSource) => Promise<Preview | undefined>
