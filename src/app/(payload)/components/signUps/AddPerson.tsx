'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { type KeyboardEvent, useId, useRef, useState } from 'react'

import type { Act } from './signUps.ts'

const fields = [
  { name: 'name', label: 'Name', type: 'text', maxLength: 200 },
  { name: 'email', label: 'E-mail', type: 'email', maxLength: 254 },
  { name: 'accessNeeds', label: 'Access needs, if any', type: 'text', maxLength: 2000 },
] as const

type Values = Record<(typeof fields)[number]['name'], string>
const empty: Values = { name: '', email: '', accessNeeds: '' }

/** Signs up somebody who rang or wrote. */
export const AddPerson = ({ act, isBusy }: { act: Act; isBusy: boolean }) => {
  const { hasPublishedDoc, id } = useDocumentInfo()
  const heading = useId()
  const first = useRef<HTMLInputElement>(null)
  const [values, setValues] = useState(empty)
  const [faults, setFaults] = useState<Record<string, string>>({})

  const add = async () => {
    const done = hasPublishedDoc
      ? `${values.name} is signed up, and is told so by mail.`
      : `${values.name} is signed up. No mail tells them, as the event is not on the site.`
    const refused = await act(`events/${String(id)}/registrations/add`, values, done)
    setFaults(refused?.fields ?? {})
    if (refused) return
    setValues(empty)
    first.current?.focus()
  }
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    // Not a form: it stands within the form of the event.
    event.preventDefault()
    void add()
  }
  return (
    <section aria-labelledby={heading} className="sign-ups__add">
      <h4 id={heading}>Add somebody</h4>
      <p>For somebody who rang or wrote. Ask whether we may keep their details for the event.</p>
      {fields.map(({ label, maxLength, name, type }) => {
        const fieldId = `${heading}-${name}`
        const fault = faults[name]
        return (
          <div key={name}>
            <label htmlFor={fieldId}>{label}</label>
            <input
              aria-describedby={fault ? `${fieldId}-fault` : undefined}
              aria-invalid={fault ? true : undefined}
              id={fieldId}
              maxLength={maxLength}
              onChange={({ target }) => setValues({ ...values, [name]: target.value })}
              onKeyDown={addOnEnter}
              ref={name === 'name' ? first : undefined}
              type={type}
              value={values[name]}
            />
            {fault && (
              <p className="sign-ups__fault" id={`${fieldId}-fault`}>
                {fault}
              </p>
            )}
          </div>
        )
      })}
      <Button buttonStyle="secondary" disabled={isBusy} onClick={() => void add()} size="small">
        Add
      </Button>
    </section>
  )
}
