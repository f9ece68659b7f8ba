import { APIError, Locked, type PayloadHandler, type PayloadRequest, type Where } from 'payload'

import type { Event } from '../../../src/lib/payload-types.ts'
import { formatZoned } from '../../../src/lib/zonedTime.ts'
import { createdBySelf } from '../../access/createdBySelf.ts'
import { hasRole } from '../../access/hasRole.ts'
import { validationError } from '../../hooks/validationError.ts'
import { eventsSlug } from '../../slugs.ts'
import { defaultTimeZone } from '../../../src/lib/defaultTimeZone.ts'
import { dataForSibling } from './dataForSibling.ts'
import { findSiblings } from './findSiblings.ts'
import { findSource } from './findSource.ts'
import { holdsAlready } from './holdsAlready.ts'
import { inTransaction } from '../../inTransaction.ts'
import { readBody } from '../../readBody.ts'
import { readChange, type SeriesChange } from './readChange.ts'

/** How many events one request changes at most. */
const maxChanged = 120

type Data = Record<string, unknown>

/**
 * `PATCH /events/:id/series`: changes an event and those of its series that come later, or all of
 * them, or nothing where one cannot be changed. What is published is published anew; where a
 * published event has changes that wait to be published, the change joins them.
 */
export const changeSeries: PayloadHandler = async (req) => {
  const body = await readBody(req)
  return inTransaction(req, async () => {
    const event = await findSource(req)
    return Response.json(await change(event, readChange(body, req), req))
  })
}

async function change(event: Event, { data, scope }: SeriesChange, req: PayloadRequest) {
  const { config } = req.payload.collections[eventsSlug]
  const { series } = event
  if (!series) {
    const message = 'This event belongs to no series yet. Repeat it first.'
    throw validationError(config, [{ path: 'series', message }], req)
  }
  if (!event.startsAt) {
    const message = 'Say when this event starts, as it is not clear which ones come later.'
    throw validationError(config, [{ path: 'startsAt', message }], req)
  }
  const siblings = await findSiblings(series, req, [
    { id: { not_equals: event.id } },
    ...(scope === 'all' ? [] : [laterThan(event)]),
    ...mayChange(req),
  ])
  if (siblings.length >= maxChanged) {
    throw new APIError(`At most ${maxChanged} events can be changed at once.`, 400)
  }
  const live = await publishedAmong([event, ...siblings], req)
  const changed = [await save(event, data, live, req)]
  const [source] = await findSiblings(series, req, [{ id: { equals: event.id } }])
  let unchanged = 0
  // In turn: they share one transaction.
  for (const sibling of siblings) {
    const wanted = dataForSibling(config.flattenedFields, data, source ?? event, sibling)
    if (fieldsThatDiffer(sibling, wanted).length === 0) unchanged += 1
    else changed.push(await save(sibling, wanted, live, req))
  }
  return { series, changed, unchanged }
}

const laterThan = ({ startsAt }: Event): Where => ({ startsAt: { greater_than_equal: startsAt } })

/** Contributors change what is theirs; to other people's drafts nothing happens. */
const mayChange = ({ user }: PayloadRequest): Where[] =>
  user && !hasRole(user, 'admin', 'editor') ? [createdBySelf(user)] : []

async function publishedAmong(events: Event[], req: PayloadRequest): Promise<Set<string>> {
  const { docs } = await req.payload.find({
    collection: eventsSlug,
    depth: 0,
    joins: false,
    pagination: false,
    req,
    select: {},
    where: {
      and: [{ id: { in: events.map(({ id }) => id) } }, { _status: { equals: 'published' } }],
    },
  })
  return new Set(docs.map(({ id }) => id))
}

async function save(event: Event, data: Data, live: Set<string>, req: PayloadRequest) {
  const publishes = event._status === 'published' && hasRole(req.user, 'admin', 'editor')
  const fields = fieldsThatDiffer(event, data)
  const { _status, id, startsAt, title } = await req.payload
    .update({
      collection: eventsSlug,
      id: event.id,
      data: { ...data, ...(publishes && { _status: 'published' }) },
      depth: 0,
      draft: !publishes,
      overrideAccess: false,
      overrideLock: false,
      req,
      select: { title: true, startsAt: true, _status: true },
    })
    .catch((error: unknown) => {
      throw error instanceof Locked ? lockedAt(event) : error
    })
  return { id, title, startsAt, _status, fields, waits: !publishes && live.has(event.id) }
}

function lockedAt({ startsAt, timeZone, title }: Event): Locked {
  const when = startsAt ? `, ${formatZoned(startsAt, timeZone ?? defaultTimeZone)}` : ''
  return new Locked(`Somebody else is editing “${title}”${when}. Nothing was changed.`)
}

const fieldsThatDiffer = (event: Event, data: Data): string[] =>
  Object.keys(data).filter((name) => !holdsAlready(event[name as keyof Event], data[name]))
