import { type Content, element } from '../../renditions/element.ts'
import { inputSuffix } from '../openapi/collectionOperations.ts'
import type { Schema } from '../openapi/types.ts'
import { code, definitions, inline } from './parts.ts'

/** What values a schema allows, in a few words; null and what is nested aside. */
export function schemaWords(schema: Schema): Content {
  const {
    $ref,
    anyOf,
    enum: options,
    format,
    items,
    maximum,
    maxLength,
    minimum,
    minLength,
  } = schema
  if ($ref) return namedSchema($ref.split('/').at(-1) ?? '')
  if (anyOf) {
    const shown = anyOf.filter(({ type }) => type !== 'null')
    return shown.map((one, index) =>
      [index > 0 && ' or ', schemaWords(one)].flatMap((x) => x || []),
    )
  }
  if (options) {
    const words = options.filter((option) => option !== null).map(String)
    return words.map((word, index) => [index > 0 ? ', ' : 'one of ', code(word)])
  }
  if ('const' in schema) return code(String(schema.const))
  const type = [schema.type ?? 'anything'].flat().filter((one) => one !== 'null')
  if (type.includes('array')) {
    return items && !Array.isArray(items) ? ['list of ', schemaWords(items)] : 'list'
  }
  const limits = [
    minLength && `at least ${minLength} characters`,
    maxLength && `at most ${maxLength} characters`,
    minimum !== undefined && `from ${minimum}`,
    maximum !== undefined && `up to ${maximum}`,
  ].filter(Boolean)
  return [format ?? type.join(' or '), ...limits].join(', ')
}

function namedSchema(name: string): Content {
  if (name === 'RichText') return 'rich text'
  if (name === 'Errors') return 'errors'
  const slug = name.replace(inputSuffix, '')
  const isSent = name.endsWith(inputSuffix)
  const href = `/api/docs/${slug}#${isSent ? 'sent' : 'fields'}`
  return element('a', { href }, isSent ? `fields of ${slug}` : slug)
}

/** The properties of an object, those of the objects in it below each. */
export function propertyList(schema: Schema, required = requiredOf(schema)): Content {
  return definitions(
    Object.entries(schema.properties ?? {}).map(([name, property]) => ({
      name: code(name),
      kind: [
        schemaWords(property),
        required.includes(name) ? [', ', element('strong', {}, 'required')] : '',
        property['x-restricted'] ? ', restricted' : '',
      ],
      text: [
        property.description ? element('p', {}, inline(property.description)) : undefined,
        propertyList(withProperties(property)),
      ],
    })),
  )
}

const requiredOf = ({ required }: Schema): string[] => (Array.isArray(required) ? required : [])

/** Where the properties of a list's items, or of one of several alternatives, are. */
function withProperties({ anyOf, items, ...schema }: Schema): Schema {
  if (schema.properties) return schema
  if (items && !Array.isArray(items)) return withProperties(items)
  return anyOf?.find(({ properties }) => properties) ?? {}
}
