'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'

import { sendJson } from '../sendJson.ts'
import { inWords } from './inWords.ts'
import { Prove } from './Prove.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { SetUp } from './SetUp.tsx'
import { useSecondFactor } from './useSecondFactor.ts'

type Step =
  | { at: 'overview' }
  | { at: 'prove'; what: 'begin' | 'codes' | 'take-away' }
  | { at: 'recovery-codes'; codes: string[] }
  | { at: 'set-up'; password: string; code: string }

type Given = { password: string; code: string }

/** What somebody does with their own second factor; not in a form, since it stands in one. */
export const OwnFactor = ({ id }: { id: string }) => {
  const { factor, fault: unread, reload } = useSecondFactor(id)
  const [step, setStep] = useState<Step>({ at: 'overview' })
  const [fault, setFault] = useState('')
  const [said, setSaid] = useState('')

  const go = (to: Step) => {
    setFault('')
    setSaid('')
    setStep(to)
  }
  const back = () => {
    go({ at: 'overview' })
    void reload()
  }
  const proven = async (what: 'begin' | 'codes' | 'take-away', { code, password }: Given) => {
    setFault('')
    if (what === 'begin') return go({ at: 'set-up', password, code })
    const sent = await sendJson<{ recoveryCodes?: string[] }>(
      'POST',
      `/api/users/second-factor/${what === 'codes' ? 'recovery-codes' : 'take-away'}`,
      what === 'codes' ? { code } : { password, code },
    )
    if (!sent.ok) return setFault(sent.message)
    if (sent.body.recoveryCodes) return go({ at: 'recovery-codes', codes: sent.body.recoveryCodes })
    back()
    setSaid('Your second factor is taken away.')
  }

  if (unread) return <p role="alert">{unread}</p>
  if (!factor) return <p role="status">One moment …</p>
  if (step.at === 'set-up') {
    const { code, password } = step
    return (
      <SetUp
        onCancel={back}
        onDone={(codes) => go({ at: 'recovery-codes', codes })}
        onFault={(message) => {
          setStep({ at: 'prove', what: 'begin' })
          setFault(message)
        }}
        proof={{ password, ...(code && { code }) }}
      />
    )
  }
  if (step.at === 'recovery-codes') {
    return <RecoveryCodes codes={step.codes} doneLabel="I have kept them" onDone={back} />
  }
  if (step.at === 'prove') {
    const { what } = step
    return (
      <>
        <Prove
          needsCode={factor.setUp}
          needsPassword={what !== 'codes'}
          onCancel={back}
          onGiven={(given) => proven(what, given)}
        />
        <p className="second-factor__fault" role="alert">
          {fault}
        </p>
      </>
    )
  }
  const begin = (what: 'begin' | 'codes' | 'take-away') => () => go({ at: 'prove', what })
  return (
    <>
      <p>{inWords(factor, 'You have')}</p>
      {factor.setUp ? (
        <p>Recovery codes left: {factor.recoveryCodesLeft}.</p>
      ) : (
        <p>
          With one, signing in asks for a code from an app on your phone after your password, so
          that a stolen password is not enough.
        </p>
      )}
      {factor.required && <p>Everybody who signs in here needs one.</p>}
      <div className="second-factor__row">
        <Button buttonStyle="secondary" onClick={begin('begin')} type="button">
          {factor.setUp ? 'Set up another app or phone' : 'Set up a second factor'}
        </Button>
        {factor.setUp && (
          <Button buttonStyle="secondary" onClick={begin('codes')} type="button">
            Make new recovery codes
          </Button>
        )}
        {factor.setUp && !factor.required && (
          <Button buttonStyle="secondary" onClick={begin('take-away')} type="button">
            Take it away
          </Button>
        )}
      </div>
      <p aria-live="polite" className="second-factor__said">
        {said}
      </p>
    </>
  )
}
