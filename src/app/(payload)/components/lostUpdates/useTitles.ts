'use client'

import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { isRecord } from '../../../../lib/isRecord.ts'
import type { Difference } from './differences.ts'
import { referred, type TitleOf } from './inWords.ts'

/** The titles of what differing relations refer to, as soon as they are read. */
export function useTitles(found: Difference[]): TitleOf {
  const { config, getEntityConfig } = useConfig()
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map())

  useEffect(() => {
    let isWanted = true
    void Promise.all(
      references(found).map(async ([collection, id]) => {
        const { useAsTitle = 'id' } = getEntityConfig({ collectionSlug: collection }).admin
        const address = `${config.serverURL}${config.routes.api}/${collection}/${id}?draft=true&depth=0`
        const response = await fetch(address, { credentials: 'include' }).catch(() => undefined)
        const doc: unknown = response?.ok ? await response.json() : undefined
        const title = isRecord(doc) ? doc[useAsTitle] : undefined
        return [
          `${collection} ${id}`,
          typeof title === 'string' ? title : 'Without a title',
        ] as const
      }),
    ).then((read) => {
      if (isWanted) setTitles(new Map(read))
    })
    return () => {
      isWanted = false
    }
  }, [config, found, getEntityConfig])
  return (collection, id) => titles.get(`${collection} ${id}`) ?? '…'
}

/** What the differing relations at the top of the form refer to, and those in rows. */
function references(found: Difference[]): [string, string][] {
  const all = found.flatMap(({ field, mine, theirs }) =>
    [mine, theirs].flatMap((v) => within(field, v)),
  )
  return [...new Map(all.map((one) => [one.join(' '), one])).values()]
}

function within(field: Difference['field'], value: unknown): [string, string][] {
  if (value === null || value === undefined) return []
  if (field.type === 'relationship' || field.type === 'upload') {
    return (Array.isArray(value) ? value : [value]).map((one) => referred(one, field.relationTo))
  }
  const rows = Array.isArray(value) ? value : [value]
  if (field.type === 'blocks') {
    return rows.filter(isRecord).flatMap((row) => {
      const block = field.blocks.find(({ slug }) => slug === row.blockType)
      return (block?.fields ?? []).flatMap((inner) => within(inner, valueIn(row, inner)))
    })
  }
  if (!('fields' in field)) return []
  return rows
    .filter(isRecord)
    .flatMap((row) => field.fields.flatMap((inner) => within(inner, valueIn(row, inner))))
}

/** What a row says in a field; a field without a name has the row’s own parts in it. */
const valueIn = (row: Record<string, unknown>, field: Difference['field']): unknown =>
  'name' in field && field.name ? row[field.name] : row
