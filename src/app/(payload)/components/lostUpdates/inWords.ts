import type { ClientBlock, ClientField } from 'payload'

import { isRecord } from '../../../../lib/isRecord.ts'
import { labelOf } from './comparedFields.ts'

/** What a document is called, by its collection and identifier. */
export type TitleOf = (collection: string, id: string) => string

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

/** The value of a field as lines to read; none where it is empty. */
export function inWords(field: ClientField, value: unknown, titleOf: TitleOf): string[] {
  if (value === null || value === undefined || value === '') return []
  switch (field.type) {
    case 'checkbox':
      return [value ? 'Yes' : 'No']
    case 'date':
      return typeof value === 'string' ? [dateInWords(value)] : []
    case 'radio':
    case 'select':
      return [
        listOf(value)
          .map((one) => optionLabel(field.options, one))
          .join(', '),
      ]
    case 'relationship':
    case 'upload':
      return listOf(value).map((one) => titleOf(...referred(one, field.relationTo)))
    case 'richText':
      return isRecord(value) ? linesOf(value.root) : []
    case 'array':
      return rowsInWords(listOf(value), () => ({ fields: field.fields }), titleOf)
    case 'blocks':
      return rowsInWords(listOf(value), (row) => blockOf(field.blocks, row), titleOf)
    default:
      return typeof value === 'string' ? value.split('\n') : [JSON.stringify(value)]
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

function dateInWords(value: string): string {
  const time = new Date(value)
  return Number.isNaN(time.getTime()) ? value : day.format(time)
}

function optionLabel(options: readonly unknown[], value: unknown): string {
  const option = options.find((one) => isRecord(one) && one.value === value)
  return isRecord(option) && typeof option.label === 'string' ? option.label : String(value)
}

/** The collection and the identifier of what a relation holds. */
export function referred(value: unknown, relationTo: string | string[]): [string, string] {
  if (isRecord(value) && typeof value.relationTo === 'string') {
    return [value.relationTo, String(value.value)]
  }
  const collection = Array.isArray(relationTo) ? (relationTo[0] ?? '') : relationTo
  return [collection, String(isRecord(value) ? value.id : value)]
}

type RowKind = { fields: ClientField[]; label?: string }

const blockOf = (blocks: ClientBlock[], { blockType }: Record<string, unknown>): RowKind => {
  const block = blocks.find(({ slug }) => slug === blockType)
  const label = block?.labels?.singular
  return {
    fields: block?.fields ?? [],
    label: typeof label === 'string' ? label : String(blockType),
  }
}

const rowsInWords = (
  rows: unknown[],
  kindOf: (row: Record<string, unknown>) => RowKind,
  titleOf: TitleOf,
): string[] =>
  rows.filter(isRecord).map((row, index) => {
    const { fields, label } = kindOf(row)
    const parts = partsInWords(fields, row, titleOf)
    return `${index + 1}. ${[...(label ? [label] : []), ...parts].join('; ')}`
  })

/** The parts of a row that say something, each with its label. */
const partsInWords = (
  fields: ClientField[],
  row: Record<string, unknown>,
  titleOf: TitleOf,
): string[] =>
  fields.flatMap((field): string[] => {
    if ('fields' in field && field.type !== 'array' && !('name' in field)) {
      return partsInWords(field.fields, row, titleOf)
    }
    if (!('name' in field) || !field.name || field.name === 'id') return []
    const value = row[field.name]
    if (field.type === 'group') {
      return isRecord(value) ? partsInWords(field.fields, value, titleOf) : []
    }
    const words = inWords(field, value, titleOf)
    return words.length === 0 ? [] : [`${labelOf(field)}: ${words.join(' ')}`]
  })

/** The text of a node of the editor, a line for each paragraph, heading and item. */
function linesOf(node: unknown): string[] {
  if (!isRecord(node)) return []
  if (node.type === 'block') return [blockInWords(node.fields)]
  const children = listOf(node.children ?? []).filter(isRecord)
  if (children.every(({ type }) => isInline(type))) {
    const text = children.map(textOf).join('')
    return text === '' ? [] : [text]
  }
  return children.flatMap(linesOf)
}

const isInline = (type: unknown): boolean =>
  ['autolink', 'inlineBlock', 'linebreak', 'link', 'tab', 'text'].some((one) => one === type)

const textOf = (node: Record<string, unknown>): string =>
  typeof node.text === 'string'
    ? node.text
    : node.type === 'linebreak'
      ? ' '
      : listOf(node.children ?? [])
          .filter(isRecord)
          .map(textOf)
          .join('')

function blockInWords(fields: unknown): string {
  if (!isRecord(fields)) return '[Block]'
  const { blockName, blockType } = fields
  const words = Object.entries(fields).flatMap(([key, value]) => {
    if (['blockName', 'blockType', 'id'].includes(key)) return []
    if (typeof value === 'string') return [value]
    return isRecord(value) && 'root' in value ? linesOf(value.root) : []
  })
  return `[${[blockType, blockName, ...words].filter(Boolean).join(': ')}]`
}

/** Two texts without the lines that they begin and end with alike. */
export function onlyDifferent(mine: string[], theirs: string[]): [string[], string[]] {
  const shorter = Math.min(mine.length, theirs.length)
  let first = 0
  while (first < shorter && mine[first] === theirs[first]) first += 1
  let last = 0
  while (last < shorter - first && mine.at(-1 - last) === theirs.at(-1 - last)) last += 1
  const cut = (lines: string[]) => {
    const middle = lines.slice(first, lines.length - last)
    return [...(first > 0 ? ['…'] : []), ...middle, ...(last > 0 ? ['…'] : [])]
  }
  return [cut(mine), cut(theirs)]
}
