'use client'

import { useAllFormFields, useConfig } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useEffect, useState } from 'react'

import type { Finding } from '../../../lib/checklist/finding.ts'
import { askChecklist } from './askChecklist.ts'

const pauseMs = 800

type Checklist = {
  /** Nothing before the first answer. */
  findings: Finding[] | undefined
  /** Whether the last question went unanswered; what is shown may be old then. */
  hasFailed: boolean
}

/** What to mend in the document as the form holds it now, asked anew when typing stops. */
export function useChecklist(collection: string): Checklist {
  const { config } = useConfig()
  const [fields] = useAllFormFields()
  const address = `${config.serverURL}${config.routes.api}/${collection}/checklist`
  const body = JSON.stringify({ data: reduceFieldsToValues(fields, true) })
  const [checklist, setChecklist] = useState<Checklist>({ findings: undefined, hasFailed: false })

  useEffect(() => {
    const question = new AbortController()
    const timer = setTimeout(() => {
      void askChecklist(address, body, question.signal).then((findings) => {
        if (question.signal.aborted) return
        setChecklist((before) => ({
          findings: findings ?? before.findings,
          hasFailed: findings === undefined,
        }))
      })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      question.abort()
    }
  }, [address, body])
  return checklist
}
