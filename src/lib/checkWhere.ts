import { InvalidQuery } from './invalidQuery.ts'

const maxDepth = 10
const maxConditions = 100
const maxValues = 1000
const maxLetters = 1000

/** Names that JavaScript objects inherit: qs drops them in silence, and with them the condition. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype))

/**
 * Refuses a `where` whose shape Payload would pass over in silence, as if that part of it were not
 * there: text in the place of a condition, a field without an operator, `and` without a list.
 * Whether the fields exist and may be asked about is Payload's to say.
 * @param options.operators the operators there are
 * @param options.everyPartCounts refuses parts without any condition too, because they match every
 *   document
 * @throws InvalidQuery saying what is wrong and where
 */
export function checkWhere(
  where: unknown,
  options: { operators: ReadonlySet<string>; everyPartCounts: boolean },
): void {
  const { operators, everyPartCounts } = options
  let conditions = 0
  let values = 0

  const visit = (part: unknown, place: string, depth: number): void => {
    if (!isObject(part)) throw new InvalidQuery(`\`${place}\` must hold conditions.`)
    if (depth > maxDepth) {
      throw new InvalidQuery(`\`where\` is nested more than ${maxDepth} levels deep.`)
    }
    const entries = Object.entries(part)
    if (entries.length === 0 && everyPartCounts) {
      throw new InvalidQuery(`\`${place}\` is empty, which would match every document.`)
    }
    for (const [key, value] of entries) {
      const here = `${place}[${key}]`
      if (key.split('.').some((name) => inherited.has(name))) {
        throw new InvalidQuery(`\`${here}\` is not a field.`)
      }
      if (isJunction(key)) visitList(value, here, depth)
      else visitField(value, here)
    }
  }

  const visitList = (value: unknown, here: string, depth: number) => {
    if (!Array.isArray(value)) throw new InvalidQuery(`\`${here}\` must be a list of conditions.`)
    if (value.length === 0 && everyPartCounts) {
      throw new InvalidQuery(`\`${here}\` is empty, which would match every document.`)
    }
    for (const [index, item] of value.entries()) visit(item, `${here}[${index}]`, depth + 1)
  }

  const visitField = (value: unknown, here: string) => {
    if (!isObject(value) || Object.keys(value).length === 0) {
      throw new InvalidQuery(`\`${here}\` needs an operator, for example \`${here}[equals]\`.`)
    }
    for (const [operator, operand] of Object.entries(value)) {
      if (!operators.has(operator)) {
        throw new InvalidQuery(`\`${operator}\` in \`${here}\` is not an operator.`)
      }
      if (holdsCode(operand)) {
        throw new InvalidQuery(`\`${here}[${operator}]\` cannot be compared with that.`)
      }
      const texts = textsOf(operator, operand)
      if (texts.some((text) => text.length > maxLetters)) {
        throw new InvalidQuery(`\`${here}[${operator}]\` is longer than ${maxLetters} letters.`)
      }
      if (everyPartCounts && wording.has(operator) && texts.every((text) => text.trim() === '')) {
        throw new InvalidQuery(
          `\`${here}[${operator}]\` is empty, which would match every document.`,
        )
      }
      values += texts.length
      // A database asks for each word of `like` on its own.
      conditions += operator.endsWith('like') ? String(operand).split(' ').length : 1
    }
    if (conditions > maxConditions) {
      throw new InvalidQuery(
        `\`where\` holds more than ${maxConditions} conditions, words of \`like\` counted.`,
      )
    }
    if (values > maxValues) {
      throw new InvalidQuery(`\`where\` lists more than ${maxValues} values.`)
    }
  }

  visit(where, 'where', 1)
}

const isJunction = (key: string) => ['and', 'or'].includes(key.toLowerCase())

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A database would take `{ "$gt": "" }` for an operator of its own. */
const holdsCode = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(holdsCode)
  if (!isObject(value)) return false
  return Object.entries(value).some(
    ([key, inner]) => key.startsWith('$') || inherited.has(key) || holdsCode(inner),
  )
}

const wording = new Set(['contains', 'like', 'not_like'])

const listing = new Set(['all', 'in', 'not_in'])

const textsOf = (operator: string, operand: unknown): string[] => {
  if (Array.isArray(operand)) return operand.map(String)
  return listing.has(operator) ? String(operand).split(',') : [String(operand)]
}
