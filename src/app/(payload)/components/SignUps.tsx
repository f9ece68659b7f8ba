'use client'

import { useAuth, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useId } from 'react'

import { AccessNeeds } from './signUps/AccessNeeds.tsx'
import { AddPerson } from './signUps/AddPerson.tsx'
import { PeopleTable } from './signUps/PeopleTable.tsx'
import { Totals } from './signUps/Totals.tsx'
import { useSignUps } from './signUps/useSignUps.ts'
import './SignUps.css'

/** On the form of an event: who has signed up, and what editors do about it. */
export const SignUps = () => {
  const { id } = useDocumentInfo()
  const { user } = useAuth<{ id: string; role?: string }>()
  const heading = useId()
  // The server refuses contributors all of it.
  if (user?.role !== 'editor' && user?.role !== 'admin') return null
  return (
    <section aria-labelledby={heading} className="sign-ups">
      <h3 id={heading}>Who has signed up</h3>
      {typeof id === 'string' ? (
        <List event={id} />
      ) : (
        <p>Nobody can sign up before this is saved.</p>
      )}
    </section>
  )
}

const List = ({ event }: { event: string }) => {
  const { config } = useConfig()
  const { act, fault, isBusy, said, signUps } = useSignUps(event)
  const api = `${config.serverURL}${config.routes.api}`
  const admin = config.routes.admin
  return (
    <>
      {signUps && <Totals signUps={signUps} />}
      {/* What was done is said even where it is not seen. */}
      <p aria-live="polite" className="sign-ups__said" data-fault={fault ? '' : undefined}>
        {fault ?? said}
      </p>
      {signUps && (
        <>
          <AccessNeeds people={signUps.docs} />
          <PeopleTable act={act} isBusy={isBusy} signUps={signUps} />
          <AddPerson act={act} isBusy={isBusy} />
          <p className="sign-ups__links">
            <a download href={`${api}/events/${event}/registrations.csv`}>
              Download as a spreadsheet (CSV)
            </a>
            <a href={`${admin}/collections/mails?where[event][equals]=${event}`}>
              Mails about this event
            </a>
          </p>
        </>
      )}
    </>
  )
}
