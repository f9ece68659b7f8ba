'use client'

import { Button, ConfirmationModal, useModal } from '@payloadcms/ui'

import { isRecord } from '../../../../lib/isRecord.ts'
import type { Act, EventSignUps, Person } from './signUps.ts'

const statusWords = { confirmed: 'Has a place', waiting: 'Waiting', cancelled: 'Cancelled' }

/** One person who signed up: what they said, and the buttons to move, cancel and tick off. */
export const PersonRow = ({
  act,
  isBusy,
  person: { answers, attended, email, id, name, status },
  questions,
}: {
  act: Act
  isBusy: boolean
  person: Person
  questions: EventSignUps['questions']
}) => {
  const { openModal } = useModal()
  const modalSlug = `cancel-${id}`
  const path = `registrations/${id}`
  const given = isRecord(answers) ? answers : {}
  const move = (to: 'confirmed' | 'waiting', done: string) => void act(`${path}/move`, { to }, done)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label="E-mail">
        <a href={`mailto:${email}`}>{email}</a>
      </td>
      <td data-label="Status">{statusWords[status]}</td>
      {questions.map(({ id: question, label }) => (
        <td data-label={label ?? ''} key={question}>
          {inWords(given[question])}
        </td>
      ))}
      <td data-label="Was there">
        <input
          aria-label={`${name} was there`}
          checked={attended ?? false}
          disabled={isBusy || status !== 'confirmed'}
          onChange={({ target }) =>
            void act(
              `${path}/attendance`,
              { attended: target.checked },
              target.checked ? `${name} was there.` : `${name} was not there.`,
            )
          }
          type="checkbox"
        />
      </td>
      <td className="sign-ups__actions">
        {status !== 'confirmed' && (
          <Button
            aria-label={`Give ${name} a place`}
            buttonStyle="secondary"
            disabled={isBusy}
            onClick={() => move('confirmed', `${name} has a place now, and is told so.`)}
            size="small"
          >
            Give a place
          </Button>
        )}
        {status === 'confirmed' && (
          <Button
            aria-label={`Put ${name} on the waiting list`}
            buttonStyle="secondary"
            disabled={isBusy}
            onClick={() => move('waiting', `${name} is on the waiting list now, and is told so.`)}
            size="small"
          >
            To the waiting list
          </Button>
        )}
        {status !== 'cancelled' && (
          <Button
            aria-label={`Cancel for ${name}`}
            buttonStyle="secondary"
            disabled={isBusy}
            onClick={() => openModal(modalSlug)}
            size="small"
          >
            Cancel
          </Button>
        )}
        <ConfirmationModal
          body="They get a mail that says so. The first who waits gets the place."
          cancelLabel="Keep it"
          confirmLabel="Cancel it"
          heading={`Cancel the registration of ${name}?`}
          modalSlug={modalSlug}
          onConfirm={async () => {
            await act(`${path}/cancel`, {}, `The registration of ${name} is cancelled.`)
          }}
        />
      </td>
    </tr>
  )
}

const inWords = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return typeof value === 'string' ? value : ''
}
