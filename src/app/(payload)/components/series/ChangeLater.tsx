'use client'

import { Button, useAllFormFields, useConfig, useForm } from '@payloadcms/ui'
import { useState } from 'react'

import { formatZoned } from '../../../../lib/zonedTime.ts'
import { changeableParts, changedParts } from './changeableParts.ts'
import { Choices } from './Choices.tsx'
import { inWords } from './inWords.ts'
import { sendJson } from '../sendJson.ts'
import type { Sibling } from './useSiblings.ts'
import { zoneOf } from './zoneOf.ts'

type Result = {
  changed: { id: string; startsAt: string | null; title: string; waits: boolean }[]
}

type Props = { id: string; siblings: Sibling[]; onChanged: () => void }

/** Gives other events of a series what the form of this one says. */
export const ChangeLater = ({ id, onChanged, siblings }: Props) => {
  const { config } = useConfig()
  const { getData } = useForm()
  const [state] = useAllFormFields()
  const [parts, setParts] = useState(() => changedParts(state))
  const [scope, setScope] = useState('this-and-later')
  const [fault, setFault] = useState<string>()
  const [result, setResult] = useState<Result>()
  const [isSending, setSending] = useState(false)

  const startsAt = siblings.find((sibling) => sibling.id === id)?.startsAt ?? ''
  const others = siblings.filter(
    (sibling) => sibling.id !== id && (scope === 'all' || (sibling.startsAt ?? '') >= startsAt),
  )
  const timeZone = zoneOf(state.timeZone?.value)
  const apply = async () => {
    const form = getData()
    const names = changeableParts.flatMap(({ fields, label }) =>
      parts.includes(label) ? fields : [],
    )
    const data = Object.fromEntries(
      names.flatMap((name) => (form[name] === undefined ? [] : [[name, form[name]]])),
    )
    setSending(true)
    const address = `${config.serverURL}${config.routes.api}/events/${id}/series`
    const sent = await sendJson<Result>('PATCH', address, { data, scope })
    setSending(false)
    setFault(sent.ok ? undefined : sent.message)
    if (!sent.ok) return
    setResult(sent.body)
    onChanged()
  }

  if (result) {
    return (
      <div className="event-series__drawer">
        <p role="status">
          <strong>
            {inWords(result.changed.length, 'event has', 'events have')} what you chose now.
          </strong>
        </p>
        <ul className="event-series__results">
          {result.changed.map((event) => (
            <li key={event.id}>
              <a href={`${config.routes.admin}/collections/events/${event.id}`}>
                {event.startsAt ? formatZoned(event.startsAt, timeZone) : event.title}
              </a>
              {event.id === id && ' (this event)'}
              {event.waits && ': has changes that wait to be published'}
            </li>
          ))}
        </ul>
        <Button buttonStyle="secondary" onClick={() => setResult(undefined)} size="small">
          Apply more
        </Button>
      </div>
    )
  }
  return (
    <div className="event-series__drawer">
      <fieldset className="event-series__choices">
        <legend>What to apply, as this form says it</legend>
        {changeableParts.map(({ label }) => (
          <label key={label}>
            <input
              checked={parts.includes(label)}
              onChange={({ target }) =>
                setParts(
                  target.checked ? [...parts, label] : parts.filter((other) => other !== label),
                )
              }
              type="checkbox"
            />
            {label}
          </label>
        ))}
      </fieldset>
      <Choices
        choices={[
          { label: 'This and later events', value: 'this-and-later' },
          { label: 'All events of the series, past ones too', value: 'all' },
        ]}
        legend="To which events"
        onChoose={setScope}
        value={scope}
      />
      <p aria-live="polite">
        {others.length === 0
          ? 'There are no other events to change.'
          : `This and ${inWords(others.length, 'other event', 'other events')}. Each keeps its date; what is published changes at once.`}
      </p>
      {fault && (
        <p className="event-series__fault" role="alert">
          {fault}
        </p>
      )}
      <Button
        disabled={isSending || parts.length === 0 || others.length === 0}
        onClick={() => void apply()}
      >
        {isSending ? 'Applying …' : 'Apply'}
      </Button>
    </div>
  )
}
