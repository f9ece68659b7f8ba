import type { FlattenedField } from 'payload'

import { isRecord } from '../../../src/lib/isRecord.ts'
import type { Event } from '../../../src/lib/payload-types.ts'
import { moveTimes } from '../../../src/lib/repeat/moveTimes.ts'
import { toLocal } from '../../../src/lib/zonedTime.ts'
import { defaultTimeZone } from '../../../src/lib/defaultTimeZone.ts'
import { timeNames } from './seriesFields.ts'
import { withoutRowIds } from './withoutRowIds.ts'

type Data = Record<string, unknown>

/**
 * What a change of one event means for another of its series: the other keeps its date and takes the
 * hours, and it keeps the identifiers of its questions, by which answers to them are kept.
 * @param change the fields that were changed, as they were sent
 * @param changed the event that was changed, as it was stored
 */
export function dataForSibling(
  fields: FlattenedField[],
  change: Data,
  changed: Event,
  sibling: Event,
): Data {
  const { endsAt, signUp, startsAt, timeZone, ...others } = change
  void [endsAt, startsAt, timeZone]
  const data: Data = { ...withoutRowIds(fields, others) }
  const moved = movedTimes(changed, sibling)
  if (timeNames.some((name) => name in change)) {
    data.timeZone = changed.timeZone
    if (moved) Object.assign(data, { startsAt: moved.startsAt, endsAt: moved.endsAt })
  }
  if (isRecord(signUp)) {
    const { closesAt, opensAt, ...rest } = withoutRowIds(fields, { signUp }).signUp
    void [closesAt, opensAt]
    data.signUp = {
      ...rest,
      ...(Array.isArray(rest.questions) && { questions: knownQuestions(rest.questions, sibling) }),
      ...(moved && 'opensAt' in signUp && { opensAt: moved.opensAt }),
      ...(moved && 'closesAt' in signUp && { closesAt: moved.closesAt }),
    }
  }
  return data
}

function movedTimes(changed: Event, sibling: Event) {
  if (!changed.startsAt || !sibling.startsAt) return undefined
  const timeZone = changed.timeZone ?? defaultTimeZone
  const [date] = toLocal(sibling.startsAt, sibling.timeZone ?? defaultTimeZone).split('T')
  const [, hour] = toLocal(changed.startsAt, timeZone).split('T')
  const { endsAt, signUp, startsAt } = changed
  const times = { startsAt, endsAt, opensAt: signUp?.opensAt, closesAt: signUp?.closesAt }
  return moveTimes(times, `${date}T${hour}`, timeZone)
}

function knownQuestions(questions: unknown[], sibling: Event): unknown[] {
  const known = new Map(sibling.signUp?.questions?.map(({ id, label }) => [label, id]))
  return questions.map((question) => {
    if (!isRecord(question) || typeof question.label !== 'string') return question
    const id = known.get(question.label)
    // A second question of the same words is another one.
    known.delete(question.label)
    return id ? { ...question, id } : question
  })
}
