import { isRecord } from '../isRecord.ts'
import { excerptOf } from './excerptOf.ts'
import type { Finding } from './finding.ts'
import { idOf } from './idOf.ts'
import type { Check } from './subject.ts'

/** Where each collection says who made or does it; the first is where to begin. */
const credited: Record<string, [string, ...string[]]> = {
  posts: ['credits'],
  projects: ['team', 'partners'],
  events: ['hosts', 'speakers'],
}

/** Nobody credited, or people in it who are not. */
export const checkCredits: Check<Finding> = ({ collection, data, named }) => {
  const fields = credited[collection]
  if (!fields) return []
  const [path] = fields
  const rows = fields.flatMap((field) => {
    const value = data[field]
    return Array.isArray(value) ? value.filter(isRecord) : []
  })
  const about = { check: 'credits', severity: 'advises' as const, path }
  const people = new Set(rows.map(({ person }) => idOf(person)))
  const isNobody = rows.every(({ organisation, person }) => !idOf(person) && !idOf(organisation))
  const nobody: Finding[] = isNobody
    ? [
        {
          ...about,
          message: 'Nobody is credited. Name the people who made this, and what they did.',
        },
      ]
    : []

  const shown = new Map<string, string>()
  for (const { collection: of, document, id, path: from } of named) {
    if (of !== 'people' || fields.includes(String(from.split('.')[0])) || people.has(id)) continue
    shown.set(id, typeof document.name === 'string' ? document.name : '')
  }
  const message = 'Somebody quoted or shown here is not credited. Add them, if they contributed.'
  return [
    ...nobody,
    ...[...shown].map(([target, name]) => ({
      ...about,
      message,
      target,
      ...(name ? { excerpt: excerptOf(name) } : {}),
    })),
  ]
}
