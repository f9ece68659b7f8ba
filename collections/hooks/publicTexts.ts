import { type FlattenedField, isolateObjectProperty, type PayloadRequest } from 'payload'

import { isRecord } from '../../src/lib/isRecord.ts'
import { fieldsOfNode, type RichTextField } from './fieldsOfNode.ts'

export type PublicText = { path: string; text: string }

/** The texts in data that the public may read, those in rich text among them, with their paths. */
export async function publicTexts(
  fields: FlattenedField[],
  data: Record<string, unknown>,
  req: PayloadRequest,
): Promise<PublicText[]> {
  const asPublic = isolateObjectProperty(req, 'user')
  asPublic.user = null
  return textsIn(fields, data, { doc: { id: '', ...data }, req: asPublic })
}

type Reading = { doc: Record<string, unknown> & { id: string }; req: PayloadRequest }

async function textsIn(
  fields: FlattenedField[],
  data: unknown,
  reading: Reading,
  prefix = '',
): Promise<PublicText[]> {
  if (!isRecord(data)) return []
  const found = await Promise.all(
    fields.map(async (field): Promise<PublicText[]> => {
      const value = data[field.name]
      const path = `${prefix}${field.name}`
      const read = 'access' in field ? field.access?.read : undefined
      // Nobody writes what forms hide, such as the names of stored files.
      if (
        !value ||
        isKeptByServer(field) ||
        (read && !(await read({ ...reading, data: reading.doc })))
      )
        return []
      switch (field.type) {
        case 'text':
        case 'textarea':
          return [{ path, text: typeof value === 'string' ? value : '' }]
        case 'richText':
          return isRecord(value)
            ? [{ path, text: await textOfNode(field, value.root, reading) }]
            : []
        case 'array':
          return Promise.all(
            (Array.isArray(value) ? value : []).map((row, index) =>
              textsIn(field.flattenedFields, row, reading, `${path}.${index}.`),
            ),
          ).then((rows) => rows.flat())
        case 'group':
        case 'tab':
          return textsIn(field.flattenedFields, value, reading, `${path}.`)
        default:
          return []
      }
    }),
  )
  return found.flat()
}

const isKeptByServer = (field: FlattenedField): boolean =>
  field.admin !== undefined && 'hidden' in field.admin && field.admin.hidden === true

const inlineTypes = new Set<unknown>(['autolink', 'link', 'text'])

/** All words of a part of a rich text; an empty line parts its paragraphs. */
async function textOfNode(
  richText: RichTextField,
  node: unknown,
  reading: Reading,
): Promise<string> {
  if (!isRecord(node) || typeof node.type !== 'string') return ''
  if (typeof node.text === 'string') return node.text
  const { children, fields, type } = node
  if (type === 'linebreak' || type === 'tab') return ' '
  const own = isRecord(fields) && fieldsOfNode(richText, { ...node, type }, reading.req)
  const texts = own ? await textsIn(own, fields, reading) : []
  const inner = await Promise.all(
    (Array.isArray(children) ? children : []).map((child) => textOfNode(richText, child, reading)),
  )
  const around = inlineTypes.has(type) ? '' : '\n\n'
  const words = `${around}${inner.join('')}${around}`
  return [words, ...texts.map(({ text }) => text)].join(texts.length > 0 ? '\n\n' : '')
}
