'use client'

import { type ReactNode, useEffect, useState } from 'react'

import { PasswordDialog } from './presentPassword/PasswordDialog.tsx'
import { fetchWithPassword } from './presentPassword/fetchWithPassword.ts'

type Question = { message: string; answer: (password: string | undefined) => void }

/**
 * Around the panel: asks for the present password where the server wants it for a change, and sends the
 * change again with it. Payload’s form of an account drops a new password that was refused, and its
 * button for an API key has no field for anything else.
 */
export const AskPassword = ({ children }: { children: ReactNode }) => {
  const [question, setQuestion] = useState<Question>()
  useEffect(() => {
    const plain = window.fetch.bind(window)
    const asking = fetchWithPassword(
      plain,
      (message) => new Promise((answer) => setQuestion({ message, answer })),
    )
    window.fetch = asking
    return () => {
      if (window.fetch === asking) window.fetch = plain
    }
  }, [])
  const answer = (password?: string) => {
    setQuestion(undefined)
    question?.answer(password)
  }
  return (
    <>
      {children}
      {question && (
        <PasswordDialog message={question.message} onCancel={() => answer()} onGiven={answer} />
      )}
    </>
  )
}
