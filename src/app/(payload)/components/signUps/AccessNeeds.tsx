import { useId } from 'react'

import type { Person } from './signUps.ts'

/** What the people who come need, gathered for whoever prepares the event. */
export const AccessNeeds = ({ people }: { people: Person[] }) => {
  const heading = useId()
  const needs = people.filter(({ accessNeeds, status }) => accessNeeds && status !== 'cancelled')
  return (
    <section aria-labelledby={heading}>
      <h4 id={heading}>Access needs</h4>
      {needs.length === 0 ? (
        <p>Nobody has named any.</p>
      ) : (
        <ul className="sign-ups__needs">
          {needs.map(({ accessNeeds, id, name, status }) => (
            <li key={id}>
              <strong>{name}</strong>
              {status === 'waiting' && ' (waiting)'}: {accessNeeds}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
