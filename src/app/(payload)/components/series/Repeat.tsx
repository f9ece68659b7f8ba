'use client'

import { Button, useConfig, useForm, useFormFields } from '@payloadcms/ui'
import { useId, useState } from 'react'

import { ruleChoices } from '../../../../lib/repeat/ruleChoices.ts'
import { formatZoned, toLocal } from '../../../../lib/zonedTime.ts'
import { Choices } from './Choices.tsx'
import { inWords } from './inWords.ts'
import { sendJson } from '../sendJson.ts'
import { usePreview } from './usePreview.ts'
import { zoneOf } from './zoneOf.ts'

type Made = { id: string; startsAt: string; title: string }
type Result = { series: string; made: Made[] }

/** Chooses how an event repeats, shows when that is, and makes the events. */
export const Repeat = ({ id, onMade }: { id: string; onMade: () => void }) => {
  const { config } = useConfig()
  const address = `${config.serverURL}${config.routes.api}/events/${id}/repeat`
  const { dispatchFields } = useForm()
  const startsAt = String(useFormFields(([fields]) => fields.startsAt?.value))
  const timeZone = zoneOf(useFormFields(([fields]) => fields.timeZone?.value))
  const start = toLocal(startsAt, timeZone)

  const [chosen, setChosen] = useState(1)
  const [interval, setInterval] = useState('1')
  const [end, setEnd] = useState('count')
  const [count, setCount] = useState('12')
  const [until, setUntil] = useState('')
  const [left, setLeft] = useState<{ rule: string; days: string[] }>({ rule: '', days: [] })
  const [fault, setFault] = useState<string>()
  const [result, setResult] = useState<Result>()
  const [isMaking, setMaking] = useState(false)

  const choices = ruleChoices(start, Math.max(1, Math.floor(Number(interval)) || 1))
  const choice = choices[chosen] ?? choices[0]
  const ending = end === 'count' ? `COUNT=${count}` : `UNTIL=${until.replaceAll('-', '')}`
  const rule = `${choice?.rule};${ending}`
  const isComplete = end === 'count' ? count !== '' : until !== ''

  const preview = usePreview(address, rule)
  const except = left.rule === rule ? left.days : []
  const occurrences = preview?.ok ? preview.body.occurrences : []
  const wanted = occurrences.filter(
    ({ date, existing }) => existing === null && !except.includes(date),
  )
  const toggle = (date: string) => {
    const days = except.includes(date) ? except.filter((day) => day !== date) : [...except, date]
    setLeft({ rule, days })
  }

  const make = async () => {
    setMaking(true)
    const sent = await sendJson<Result>('POST', address, { rule, except })
    setMaking(false)
    setFault(sent.ok ? undefined : sent.message)
    if (!sent.ok) return
    setResult(sent.body)
    // The form would take the event out of its series again when it is saved next.
    const { series } = sent.body
    dispatchFields({ type: 'UPDATE', path: 'series', value: series, initialValue: series })
    onMade()
  }

  const ids = { interval: useId(), count: useId(), until: useId(), fault: useId() }
  const endFault = isComplete && preview && !preview.ok ? preview.message : undefined
  if (result) {
    return (
      <div className="event-series__drawer">
        <p role="status">
          <strong>{inWords(result.made.length, 'event was made', 'events were made')}.</strong> Each
          can be changed on its own.
        </p>
        <ul className="event-series__results">
          {result.made.map((event) => (
            <li key={event.id}>
              <a href={`${config.routes.admin}/collections/events/${event.id}`}>
                {formatZoned(event.startsAt, timeZone)}
              </a>
            </li>
          ))}
        </ul>
        <Button buttonStyle="secondary" onClick={() => setResult(undefined)} size="small">
          Repeat it in another way
        </Button>
      </div>
    )
  }
  return (
    <div className="event-series__drawer">
      <p>
        First on <strong>{formatZoned(startsAt, timeZone)}</strong>, as it is saved. The hour on the
        clock stays the same all year.
      </p>
      <Choices
        choices={choices.map(({ label }, index) => ({ label, value: String(index) }))}
        legend="How often"
        onChoose={(value) => setChosen(Number(value))}
        value={String(Math.min(chosen, choices.length - 1))}
      />
      <div className="event-series__field">
        <label htmlFor={ids.interval}>Every how many weeks, months or years</label>
        <input
          id={ids.interval}
          max={52}
          min={1}
          onChange={({ target }) => setInterval(target.value)}
          type="number"
          value={interval}
        />
      </div>
      <Choices
        choices={[
          { label: 'After a number of events', value: 'count' },
          { label: 'On a date', value: 'until' },
        ]}
        legend="When it ends"
        onChoose={setEnd}
        value={end}
      />
      {end === 'count' ? (
        <div className="event-series__field">
          <label htmlFor={ids.count}>How many events, with this one</label>
          <input
            aria-describedby={ids.fault}
            aria-invalid={Boolean(endFault)}
            id={ids.count}
            max={61}
            min={2}
            onChange={({ target }) => setCount(target.value)}
            type="number"
            value={count}
          />
        </div>
      ) : (
        <div className="event-series__field">
          <label htmlFor={ids.until}>Last day</label>
          <input
            aria-describedby={ids.fault}
            aria-invalid={Boolean(endFault)}
            id={ids.until}
            min={start.slice(0, 10)}
            onChange={({ target }) => setUntil(target.value)}
            type="date"
            value={until}
          />
        </div>
      )}
      <p aria-live="polite" className="event-series__fault" id={ids.fault}>
        {endFault}
      </p>
      {occurrences.length > 0 && (
        <fieldset className="event-series__dates">
          <legend>Untick a date to leave it out</legend>
          {occurrences.map(({ date, existing, local }) => (
            <label key={date}>
              <input
                checked={existing === null && !except.includes(date)}
                disabled={existing !== null}
                onChange={() => toggle(date)}
                type="checkbox"
              />
              {local}
              {existing !== null && ' (there already)'}
            </label>
          ))}
        </fieldset>
      )}
      <p aria-live="polite">
        {preview?.ok &&
          `${choice?.label}: ${inWords(wanted.length, 'event', 'events')} will be made, ${
            preview.body._status === 'published' ? 'published at once' : 'as drafts'
          }.`}
      </p>
      {fault && (
        <p className="event-series__fault" role="alert">
          {fault}
        </p>
      )}
      <Button disabled={isMaking || wanted.length === 0} onClick={() => void make()}>
        {isMaking ? 'Making the events …' : `Make ${inWords(wanted.length, 'event', 'events')}`}
      </Button>
    </div>
  )
}
