import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'

import { stableJson } from '../lib/stableJson.ts'
import { lookThrough } from './lookThrough.ts'
import { resolveSubject, type Asked } from './resolveSubject.ts'
import { sources, staysElsewhere } from './sources/index.ts'
import type { Item, Search, Source } from './subject.ts'

export type FoundKind = { source: Source; items: Item[] }

export type Finding = {
  kinds: FoundKind[]
  search: Search
  /** Changes with everything that is found: what was not seen is not erased. */
  seen: string
}

/** What a finding says to whoever asked for it; it names documents by their ids alone. */
export type Report = {
  total: number
  seen: string
  kinds: { kind: string; label: string; count: number; stays?: string; items: Item[] }[]
  stays: string[]
}

/** Finds everything that is held about an e-mail or a person. */
export async function findSubject(req: PayloadRequest, asked: Asked): Promise<Finding> {
  const subject = await resolveSubject(req, asked)
  const search: Search = { req, subject, sightings: await lookThrough(req, subject) }
  const kinds: FoundKind[] = []
  for (const source of sources) {
    const items = await source.find(search)
    if (items.length > 0) kinds.push({ source, items })
  }
  return { kinds, search, seen: fingerprint(kinds) }
}

export const reportOf = ({ kinds, seen }: Pick<Finding, 'kinds' | 'seen'>): Report => ({
  total: kinds.reduce((sum, { items }) => sum + items.length, 0),
  seen,
  kinds: kinds.map(({ source: { kind, label, stays }, items }) => ({
    kind,
    label,
    count: items.length,
    ...(stays && { stays }),
    items,
  })),
  stays: staysElsewhere,
})

function fingerprint(kinds: FoundKind[]): string {
  const lines = kinds.flatMap(({ source, items }) =>
    items.map((item) => stableJson({ kind: source.kind, ...item })),
  )
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex')
}
