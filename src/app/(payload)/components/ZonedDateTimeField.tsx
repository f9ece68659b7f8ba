'use client'

import {
  FieldDescription,
  fieldBaseClass,
  FieldLabel,
  RenderCustomComponent,
  useField,
  useFormFields,
  withCondition,
} from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'
import { useState } from 'react'

import { endAfterStart } from '../../../../collections/Events/endAfterStart.ts'
import { clockChange } from '../../../lib/clockChange.ts'
import { defaultTimeZone } from '../../../lib/defaultTimeZone.ts'
import { formatZoned, isTimeZone } from '../../../lib/zonedTime.ts'
import { useWallClock, type WallClock } from './useWallClock.ts'
import './ZonedDateTimeField.css'

type Props = DateFieldClientProps & {
  /** The path of the field whose instant has to come before this one, if there is one. */
  startPath?: string
}

/**
 * A date and time as the clocks of the document's `timeZone` show it, in London's where it has
 * none. What is stored is the instant in UTC.
 *
 * An end before its start is said at once, as drafts save themselves and a draft with such an end
 * is refused. Everything else is checked by the server alone: a `validate` that knows less than
 * the server would overrule what it answered.
 */
export const ZonedDateTimeField = withCondition(
  ({ field, path: givenPath, readOnly, startPath }: Props) => {
    const { admin, label, localized, required } = field
    const { customComponents, disabled, errorMessage, path, setValue, showError, value } = useField<
      string | null | undefined
    >({ potentiallyStalePath: givenPath })
    const startsAt = useFormFields(([fields]) => startPath && fields[startPath]?.value)
    const order = endAfterStart(startsAt, value)
    const problem = order === true ? showError && errorMessage : order
    const timeZone = useTimeZone()
    const { shown, type } = useWallClock({
      instant: value ?? null,
      timeZone,
      setInstant: setValue,
    })

    const id = `field-${path.replaceAll('.', '__')}`
    const locked = Boolean(readOnly) || disabled
    const note = noteOn(shown, value ?? null, timeZone)
    const input = (part: keyof WallClock, caption: string) => (
      <div className="zoned-date-time__part">
        <label htmlFor={`${id}-${part}`}>{caption}</label>
        <input
          aria-describedby={`${id}-zone ${id}-note ${id}-error`}
          aria-invalid={Boolean(problem)}
          aria-required={required}
          disabled={locked}
          id={`${id}-${part}`}
          max={part === 'date' ? '9999-12-31' : undefined}
          onChange={(event) => type({ [part]: event.target.value })}
          type={part}
          value={shown[part]}
        />
      </div>
    )

    return (
      <div
        className={[
          fieldBaseClass,
          'zoned-date-time',
          problem && 'zoned-date-time--has-error',
          locked && 'read-only',
          admin?.className,
        ]
          .filter(Boolean)
          .join(' ')}
        id={id}
      >
        <fieldset>
          <legend>
            <RenderCustomComponent
              CustomComponent={customComponents?.Label}
              Fallback={<FieldLabel as="span" label={label} localized={localized} path={path} />}
            />
            {required && (
              <span aria-hidden="true" className="zoned-date-time__required">
                *
              </span>
            )}
          </legend>
          <div className="zoned-date-time__parts">
            {input('date', 'Date')}
            {input('time', 'Time')}
            <p className="zoned-date-time__zone" id={`${id}-zone`}>
              {zoneLabel(value ?? null, timeZone)}
            </p>
          </div>
          <p aria-live="polite" className="zoned-date-time__note" id={`${id}-note`}>
            {note}
          </p>
          <p aria-live="polite" className="zoned-date-time__error" id={`${id}-error`}>
            {problem}
          </p>
        </fieldset>
        <RenderCustomComponent
          CustomComponent={customComponents?.Description}
          Fallback={<FieldDescription description={admin?.description} path={path} />}
        />
      </div>
    )
  },
)

/** The document's zone; while an unknown one is being typed, the last that was known. */
function useTimeZone(): string {
  const typed = useFormFields(([fields]) => fields.timeZone?.value)
  const [known, setKnown] = useState(defaultTimeZone)
  if (!isTimeZone(typed)) return known
  if (typed !== known) setKnown(typed)
  return typed
}

/** "BST, Europe/London". */
function zoneLabel(instant: string | null, timeZone: string): string {
  if (instant === null) return timeZone
  const name = formatZoned(instant, timeZone).split(' ').at(-1) ?? timeZone
  return name === timeZone ? timeZone : `${name}, ${timeZone}`
}

function noteOn({ date, time }: WallClock, instant: string | null, timeZone: string): string {
  if (date && !time) return 'Add a time as well.'
  if (time && !date) return 'Add a date as well.'
  if (!date || instant === null) return ''
  const saved = formatZoned(instant, timeZone)
  const change = clockChange(`${date}T${time}`, timeZone)
  if (change === 'skipped')
    return `Clocks go forward here, so ${time} does not exist: ${saved} is saved.`
  if (change === 'repeated')
    return `Clocks go back here, so ${time} comes twice: ${saved} is saved.`
  return ''
}
