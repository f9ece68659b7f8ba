'use client'

import { useConfig } from '@payloadcms/ui'

import { defaultTimeZone } from '../../../../lib/defaultTimeZone.ts'
import { formatZoned } from '../../../../lib/zonedTime.ts'
import type { Sibling } from './useSiblings.ts'

const statusWords: Record<string, string> = { cancelled: 'Cancelled', postponed: 'Postponed' }

/** The events of a series, each a link but for the one that is shown. */
export const SiblingList = ({ current, siblings }: { current: string; siblings: Sibling[] }) => {
  const { config } = useConfig()
  return (
    <ul aria-label="Events of this series" className="event-series__list" tabIndex={0}>
      {siblings.map(({ _status, id, startsAt, status, timeZone }) => {
        const when = startsAt ? formatZoned(startsAt, timeZone ?? defaultTimeZone) : 'No date yet'
        const about = [
          _status === 'published' ? 'Published' : 'Draft',
          statusWords[status ?? ''],
          id === current && 'this event',
        ]
        return (
          <li aria-current={id === current || undefined} key={id}>
            {id === current ? (
              <strong>{when}</strong>
            ) : (
              <a href={`${config.routes.admin}/collections/events/${id}`}>{when}</a>
            )}
            <span>{about.filter(Boolean).join(', ')}</span>
          </li>
        )
      })}
    </ul>
  )
}
