import { APIError, type PayloadHandler, type PayloadRequest } from 'payload'

import type { Event } from '../../../src/lib/payload-types.ts'
import { moveTimes } from '../../../src/lib/repeat/moveTimes.ts'
import { formatZoned } from '../../../src/lib/zonedTime.ts'
import { hasRole } from '../../access/hasRole.ts'
import { eventsSlug } from '../../slugs.ts'
import { findSiblings } from './findSiblings.ts'
import { findSource } from './findSource.ts'
import { inTransaction } from '../../inTransaction.ts'
import { readBody } from '../../readBody.ts'
import { readRepeat } from './readRepeat.ts'
import { sharedFields } from './seriesFields.ts'
import { addressBase, seriesKey } from './seriesKey.ts'
import { withoutRowIds } from './withoutRowIds.ts'

type Occurrence = ReturnType<typeof moveTimes> & { date: string }

/**
 * `POST /events/:id/repeat`: makes the event again at the times of a rule, as events of their own
 * in one series, drafts or published as it is itself. What the series has at the same start already
 * is left as it is, so that a repeated request makes nothing twice.
 */
export const repeatEvent: PayloadHandler = async (req) => {
  const body = await readBody(req)
  return body.preview === true
    ? answerPreview(req, body)
    : inTransaction(req, () => answerRepeat(req, body))
}

async function answerPreview(req: PayloadRequest, body: Record<string, unknown>) {
  const { existing, occurrences, event, timeZone } = await plan(req, body)
  return Response.json({
    _status: event._status,
    occurrences: occurrences.map(({ date, endsAt, startsAt }) => ({
      date,
      startsAt,
      endsAt,
      local: formatZoned(startsAt, timeZone),
      existing: existing.get(startsAt)?.id ?? null,
    })),
  })
}

async function answerRepeat(req: PayloadRequest, body: Record<string, unknown>) {
  const first = await plan(req, body)
  if (missingOf(first).length > 0) await claim(first.event, req)
  const planned = missingOf(first).length > 0 ? await plan(req, body) : first
  const { event, existing, occurrences } = planned
  const missing = missingOf(planned)
  const series = await seriesKey(event, req)
  if (missing.length > 0 && series !== event.series) await joinSeries(event, series, req)
  const made: Event[] = []
  // In turn: they share one transaction, and each may take an address that the next must not.
  for (const occurrence of missing) made.push(await makeSibling(event, series, occurrence, req))
  const kept = occurrences.flatMap(({ startsAt }) => existing.get(startsAt) ?? [])
  return Response.json(
    { series, made: made.map(summary), existing: kept.map(summary) },
    { status: made.length > 0 ? 201 : 200 },
  )
}

/** What a repetition comes to, given what is there already. */
async function plan(req: PayloadRequest, body: Record<string, unknown>) {
  const event = await findSource(req)
  const { starts, timeZone } = readRepeat(event, body, req)
  if (event._status === 'published' && hasRole(req.user, 'contributor')) {
    throw new APIError('Contributors can repeat only drafts. Ask the editors instead.', 403)
  }
  const { closesAt, opensAt } = event.signUp ?? {}
  const { endsAt, startsAt } = event
  const occurrences = starts.map((start): Occurrence => ({
    date: start.slice(0, 10),
    ...moveTimes({ startsAt, endsAt, opensAt, closesAt }, start, timeZone),
  }))
  const siblings = event.series ? await findSiblings(event.series, req) : []
  const existing = new Map(siblings.map((sibling) => [sibling.startsAt, sibling]))
  return { event, existing, occurrences, timeZone }
}

type Plan = Awaited<ReturnType<typeof plan>>

const missingOf = ({ existing, occurrences }: Plan): Occurrence[] =>
  occurrences.filter(({ startsAt }) => !existing.has(startsAt))

/**
 * Writes to the event itself, so that of two requests at once the other waits or starts anew: on
 * MongoDB, neither would see what the other makes.
 */
async function claim({ id }: Event, req: PayloadRequest): Promise<void> {
  const updatedAt = new Date().toISOString()
  await req.payload.db.updateOne({ collection: eventsSlug, id, data: { updatedAt }, req })
}

async function joinSeries(event: Event, series: string, req: PayloadRequest): Promise<void> {
  await req.payload.update({
    collection: eventsSlug,
    id: event.id,
    data: { series, _status: event._status },
    depth: 0,
    draft: event._status === 'draft',
    overrideAccess: false,
    overrideLock: false,
    req,
    select: {},
  })
}

async function makeSibling(
  event: Event,
  series: string,
  { closesAt, date, endsAt, opensAt, startsAt }: Occurrence,
  req: PayloadRequest,
): Promise<Event> {
  const { flattenedFields } = req.payload.collections[eventsSlug].config
  const shared = Object.fromEntries(sharedFields.map((name) => [name, event[name]]))
  const data = {
    ...withoutRowIds(flattenedFields, shared),
    signUp: {
      ...withoutRowIds(flattenedFields, { signUp: event.signUp }).signUp,
      opensAt,
      closesAt,
    },
    timeZone: event.timeZone,
    startsAt,
    endsAt,
    series,
    slug: `${addressBase(event)}-${date}`,
    status: 'scheduled',
    _status: event._status,
  }
  return req.payload.create({
    collection: eventsSlug,
    // What a draft lacks, its siblings lack too; what is published was complete.
    data: data as unknown as Event,
    depth: 0,
    draft: event._status === 'draft',
    overrideAccess: false,
    req,
    select: { title: true, slug: true, startsAt: true, _status: true },
  }) as Promise<Event>
}

const summary = ({ _status, id, slug, startsAt, title }: Event) => ({
  id,
  title,
  slug,
  startsAt,
  _status,
})
