'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'

import type { User } from '../../../lib/payload-types.ts'
import { AnothersFactor } from './secondFactor/AnothersFactor.tsx'
import { OwnFactor } from './secondFactor/OwnFactor.tsx'
import './secondFactor/SecondFactor.css'

/** On the page of an account: its second factor, for its owner and for admins. */
export const SecondFactor = () => {
  const { id } = useDocumentInfo()
  const { user } = useAuth<User>()
  if (typeof id !== 'string' || !user) return null
  const isOwn = user.id === id
  if (!isOwn && user.role !== 'admin') return null
  return (
    <section aria-labelledby="second-factor" className="second-factor">
      <h3 id="second-factor">Second factor</h3>
      {isOwn ? <OwnFactor id={id} /> : <AnothersFactor id={id} />}
    </section>
  )
}
