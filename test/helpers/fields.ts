import type { FlattenedField } from 'payload'

export type NamedField = { path: string; field: FlattenedField }

/** Every field of a collection or of a group, with its path; groups and rows before what they hold. */
export const fieldsWithin = (fields: FlattenedField[], prefix = ''): NamedField[] =>
  fields.flatMap((field) => {
    const path = prefix + field.name
    const inner = field.type !== 'join' && 'flattenedFields' in field ? field.flattenedFields : []
    return [{ path, field }, ...fieldsWithin(inner, `${path}.`)]
  })

/** The collections that a field refers to, or that refer to it where it is a join. */
export const relatedTo = (field: FlattenedField): string[] =>
  field.type === 'join'
    ? [field.collection].flat()
    : field.type === 'relationship' || field.type === 'upload'
      ? [field.relationTo].flat()
      : []

/** Whether a field holds a value that can be compared, and not other fields or a text of parts. */
export const isAskable = ({ field }: NamedField) =>
  !['array', 'blocks', 'group', 'tab', 'richText', 'json', 'join'].includes(field.type)

type Filling = {
  /** Which of three contents: the words, options, dates and numbers of each are others. */
  variant: 0 | 1 | 2
  /** Keeps what must be unique apart. */
  key: string
  /** The documents that a field refers to. */
  targets: (slug: string) => string[]
}

/** In every text of the first variant, and of the two others. */
export const wordOf = ['wallaby', 'zymurgy', 'quokka'] as const

/** A value for every field that is stored, as the database takes it. */
export function fill(fields: FlattenedField[], filling: Filling): Record<string, unknown> {
  const entries = fields.flatMap((field): [string, unknown][] => {
    const isComputed = 'virtual' in field && field.virtual
    if (field.name === 'id' || field.type === 'join' || isComputed) return []
    const value = valueOf(field, filling)
    return value === undefined ? [] : [[field.name, value]]
  })
  return Object.fromEntries(entries)
}

function valueOf(field: FlattenedField, filling: Filling): unknown {
  const { variant, key, targets } = filling
  const word = wordOf[variant]
  const many = (value: unknown) => ('hasMany' in field && field.hasMany ? [value] : value)
  switch (field.type) {
    case 'text':
      return many(`${word} ${key}`)
    case 'textarea':
      return `${word} ${key}`
    case 'email':
      return `${word}-${key}@example.org`
    case 'number':
      return many((variant + 1) * 100)
    case 'checkbox':
      return variant === 1
    case 'date':
      return `20${40 + variant}-01-01T00:00:00.000Z`
    case 'select':
    case 'radio': {
      const option = field.options[variant % field.options.length]
      return many(typeof option === 'object' ? option.value : option)
    }
    case 'relationship':
    case 'upload': {
      const { relationTo } = field
      if (typeof relationTo !== 'string') {
        const [slug = ''] = relationTo
        return { relationTo: slug, value: targets(slug)[0] }
      }
      const ids = targets(relationTo)
      return 'hasMany' in field && field.hasMany ? ids : ids[variant % ids.length]
    }
    case 'richText':
      return richTextOf(word)
    case 'json':
      return { word }
    case 'group':
    case 'tab':
      return fill(field.flattenedFields, filling)
    case 'array':
      // Each row refers to another document, so that some refer to hidden ones.
      return [0, 1].map((row) => ({
        id: `${key}-${field.name}-${row}`,
        ...fill(field.flattenedFields, {
          ...filling,
          key: `${key} ${row}`,
          targets: (slug) => targets(slug).slice(row),
        }),
      }))
    default:
      return undefined
  }
}

const richTextOf = (text: string) => ({
  root: {
    type: 'root',
    version: 1,
    direction: 'ltr',
    format: '',
    indent: 0,
    children: [
      {
        type: 'paragraph',
        version: 1,
        direction: 'ltr',
        format: '',
        indent: 0,
        children: [
          { type: 'text', version: 1, detail: 0, format: 0, mode: 'normal', style: '', text },
        ],
      },
    ],
  },
})
