'use client'

import { Button, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState } from 'react'

import type { Finding } from '../../../lib/checklist/finding.ts'
import './Checklist.css'
import { focusField } from './focusField.ts'
import { PublishAnyway } from './PublishAnyway.tsx'
import { useChecklist } from './useChecklist.ts'

/** Beside a document: what to mend before it is published, with a way to each field. */
export const Checklist = () => {
  const { collectionSlug } = useDocumentInfo()
  const heading = useId()
  return (
    <section aria-labelledby={heading} className="checklist">
      <h3 id={heading}>Before publishing</h3>
      {collectionSlug && <Findings collection={collectionSlug} />}
    </section>
  )
}

const Findings = ({ collection }: { collection: string }) => {
  const { findings, hasFailed } = useChecklist(collection)
  const { user } = useAuth()
  const blocking = findings?.filter(({ severity }) => severity === 'blocks') ?? []
  const mayPublish = user?.role === 'admin' || user?.role === 'editor'
  return (
    <>
      <p aria-live="polite" className="checklist__sum">
        {hasFailed ? 'This could not be checked just now.' : sumOf(findings)}
      </p>
      {findings && findings.length > 0 && (
        <ul>
          {findings.map((finding, index) => (
            <Item finding={finding} key={`${index} ${finding.check} ${finding.path}`} />
          ))}
        </ul>
      )}
      {mayPublish && blocking.length > 0 && <PublishAnyway />}
    </>
  )
}

const words = { advises: 'Advice', blocks: 'Stops publishing' }
const marks = { advises: 'i', blocks: '!' }

const Item = ({ finding: { excerpt, message, path, severity } }: { finding: Finding }) => {
  const [isLost, setLost] = useState(false)
  return (
    <li className={`checklist__item checklist__item--${severity}`}>
      <strong>
        <span aria-hidden="true" className="checklist__mark">
          {marks[severity]}
        </span>
        {words[severity]}
      </strong>
      <span>{message}</span>
      {excerpt && <q>{excerpt}</q>}
      <Button
        aria-label={`Go to the field: ${message}`}
        buttonStyle="secondary"
        onClick={() => void focusField(path).then((isFound) => setLost(!isFound))}
        size="small"
      >
        Go to the field
      </Button>
      {isLost && <span role="status">This field is not shown in the form.</span>}
    </li>
  )
}

function sumOf(findings: Finding[] | undefined): string {
  if (!findings) return 'Checking…'
  if (findings.length === 0) return 'Nothing to mend: ready to publish.'
  const blocking = findings.filter(({ severity }) => severity === 'blocks').length
  const advice = findings.length - blocking
  const parts = [
    ...(blocking > 0
      ? [blocking === 1 ? '1 stops publishing' : `${blocking} stop publishing`]
      : []),
    ...(advice > 0 ? [advice === 1 ? '1 piece of advice' : `${advice} pieces of advice`] : []),
  ]
  return `${parts.join(', ')}.`
}
