import { useId } from 'react'

import { PersonRow } from './PersonRow.tsx'
import type { Act, EventSignUps } from './signUps.ts'

/** Everybody who signed up, with what can be done for each. */
export const PeopleTable = ({
  act,
  isBusy,
  signUps: { docs, questions },
}: {
  act: Act
  isBusy: boolean
  signUps: EventSignUps
}) => {
  const heading = useId()
  return (
    <section aria-labelledby={heading}>
      <h4 id={heading}>People</h4>
      {docs.length === 0 ? (
        <p>Nobody has signed up yet.</p>
      ) : (
        <table aria-labelledby={heading} className="sign-ups__people">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">E-mail</th>
              <th scope="col">Status</th>
              {questions.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
              <th scope="col">Was there</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {docs.map((person) => (
              <PersonRow
                act={act}
                isBusy={isBusy}
                key={person.id}
                person={person}
                questions={questions}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
