'use client'

import { Button, useAuth } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { type FormEvent, useState } from 'react'

import { type Refusal, sendJson } from '../sendJson.ts'
import { CodeField } from './CodeField.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import './SecondFactor.css'
import { SetUp } from './SetUp.tsx'
import { TextField } from './TextField.tsx'

type Step =
  | { at: 'code'; isFirst: boolean }
  | { at: 'password' }
  | { at: 'recovery-codes'; codes: string[] }
  | { at: 'set-up'; token: string }

/**
 * Asks for e-mail and password, then for a code where the account has a second factor; where it has
 * to have one, it is set up in between.
 */
export const SignInForm = ({ forgot, next }: { forgot: string; next: string }) => {
  const { setUser } = useAuth()
  const router = useRouter()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [step, setStep] = useState<Step>({ at: 'password' })
  const [fault, setFault] = useState('')
  const [isSending, setSending] = useState(false)

  const begin = (words = '') => {
    setStep({ at: 'password' })
    setCode('')
    setFault(words)
  }

  const refused = ({ data, message }: Refusal) => {
    setFault(message)
    if (data.secondFactor === 'set-up' && typeof data.token === 'string') {
      setFault('')
      setStep({ at: 'set-up', token: data.token })
    } else if (data.secondFactor === 'code') {
      if (step.at !== 'code') {
        setFault('')
        setStep({ at: 'code', isFirst: false })
      }
      setCode('')
    }
  }

  const signIn = async () => {
    setSending(true)
    const sent = await sendJson<Parameters<typeof setUser>[0]>('POST', '/api/users/login', {
      email,
      password,
      ...(code && { code }),
    })
    setSending(false)
    if (!sent.ok) return refused(sent)
    setUser(sent.body)
    router.push(next)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!isSending) void signIn()
  }

  if (step.at === 'set-up') {
    return (
      <section aria-labelledby="set-up" className="second-factor second-factor--sign-in">
        <h2 id="set-up">Set up your second factor</h2>
        <p>
          Everybody who signs in here needs one: after your password you give a code from an app on
          your phone, so that a stolen password is not enough.
        </p>
        <SetUp
          onCancel={begin}
          onDone={(codes) => setStep({ at: 'recovery-codes', codes })}
          onFault={begin}
          proof={{ token: step.token }}
        />
      </section>
    )
  }
  if (step.at === 'recovery-codes') {
    return (
      <section className="second-factor second-factor--sign-in">
        <RecoveryCodes
          codes={step.codes}
          doneLabel="I have kept them: sign in"
          level={2}
          onDone={() => setStep({ at: 'code', isFirst: true })}
        />
      </section>
    )
  }
  return (
    <form className="second-factor second-factor--sign-in" noValidate onSubmit={onSubmit}>
      {step.at === 'password' ? (
        <>
          <TextField
            autoComplete="username"
            isFirst
            label="Email"
            name="email"
            onChange={setEmail}
            type="email"
            value={email}
          />
          <TextField
            autoComplete="current-password"
            label="Password"
            name="password"
            onChange={setPassword}
            type="password"
            value={password}
          />
          <a href={forgot}>Forgot password?</a>
        </>
      ) : (
        <>
          <h2>One more step</h2>
          <CodeField
            hint={
              step.isFirst
                ? 'Your app shows another code every 30 seconds. Each is good once, so wait for the next one.'
                : 'From your authenticator app, or one of your recovery codes.'
            }
            onChange={setCode}
            takesRecoveryCodes
            value={code}
          />
        </>
      )}
      <p className="second-factor__fault" role="alert">
        {fault}
      </p>
      <div className="second-factor__row">
        <Button disabled={isSending} size="large" type="submit">
          Sign in
        </Button>
        {step.at === 'code' && (
          <Button buttonStyle="secondary" onClick={() => begin()} size="large">
            Back
          </Button>
        )}
      </div>
    </form>
  )
}
