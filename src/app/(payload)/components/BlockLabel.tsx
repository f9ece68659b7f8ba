import type { LexicalBlockLabelServerProps } from '@payloadcms/richtext-lexical'
import type { CollectionSlug, PayloadRequest } from 'payload'
import type { ReactNode } from 'react'

type Fields = Record<string, unknown>

const names: Record<string, string> = {
  accordion: 'Accordion',
  callToAction: 'Call to action',
  download: 'Download',
  embed: 'Video',
  eventList: 'Event list',
  gallery: 'Gallery',
  peopleList: 'People list',
  quote: 'Quote',
}

/** The header of a rich text block: what kind it is, and in a few words what it contains. */
export async function BlockLabel({
  req,
  siblingData,
}: LexicalBlockLabelServerProps): Promise<ReactNode> {
  const fields: Fields = siblingData
  const kind = String(fields.blockType)
  const content = shorten(await describe(kind, fields, req))
  return (
    <span>
      <strong>{names[kind] ?? kind}</strong>
      {content && ` · ${content}`}
    </span>
  )
}

async function describe(kind: string, fields: Fields, req: PayloadRequest): Promise<string> {
  switch (kind) {
    case 'accordion':
      return join(
        count(fields.items, 'item'),
        textOf((fields.items as Fields[] | undefined)?.[0]?.heading),
      )
    case 'callToAction':
      return join(textOf(fields.heading), textOf(fields.label))
    case 'download':
      return textOf(fields.label) || (await titleOf('media', 'filename', fields.file, req))
    case 'embed':
      return textOf(fields.title) || textOf(fields.url)
    case 'eventList':
      return join(
        textOf(fields.heading),
        fields.show === 'chosen' ? count(fields.events, 'event') : 'upcoming events',
      )
    case 'gallery':
      return join(textOf(fields.heading), count(fields.images, 'image'))
    case 'peopleList':
      return join(textOf(fields.heading), count(fields.people, 'person', 'people'))
    case 'quote': {
      const words = await titleOf('testimonials', 'quote', fields.testimonial, req)
      return words && `“${words}”`
    }
    default:
      return ''
  }
}

/** One field of a document that the block refers to, where the reader may see it. */
async function titleOf(
  collection: CollectionSlug,
  field: string,
  reference: unknown,
  req: PayloadRequest,
): Promise<string> {
  const id = isFields(reference) ? reference.id : reference
  if (typeof id !== 'string') return ''
  const doc: unknown = await req.payload.findByID({
    collection,
    id,
    depth: 0,
    disableErrors: true,
    draft: true,
    overrideAccess: false,
    req,
    user: req.user,
  })
  return isFields(doc) ? textOf(doc[field]) : ''
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const count = (value: unknown, one: string, many = `${one}s`): string => {
  const number = Array.isArray(value) ? value.length : 0
  return `${number} ${number === 1 ? one : many}`
}

const join = (...parts: string[]): string => parts.filter(Boolean).join(', ')

const shorten = (text: string): string => (text.length > 70 ? `${text.slice(0, 69)}…` : text)
