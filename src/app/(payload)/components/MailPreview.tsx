'use client'

import { useFormFields } from '@payloadcms/ui'
import { useId } from 'react'

import { fillSubject, fillTemplate, sampleMailValues } from '../../../lib/mailTemplate.ts'

/** The mail as somebody would read it, with samples in the place of what it is filled with. */
export const MailPreview = () => {
  const subject = useFormFields(([fields]) => fields.subject?.value)
  const body = useFormFields(([fields]) => fields.body?.value)
  const heading = useId()
  const paragraphs = fillTemplate(typeof body === 'string' ? body : '', sampleMailValues)
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>How it reads</h3>
      <p>
        <strong>
          {fillSubject(typeof subject === 'string' ? subject : '', sampleMailValues) ||
            'No subject'}
        </strong>
      </p>
      {paragraphs.map((lines, index) => (
        <p key={index}>
          {lines.map((parts, line) => (
            <span key={line} style={{ display: 'block' }}>
              {parts.map((part, piece) =>
                typeof part === 'string' ? part : <u key={piece}>{part.words}</u>,
              )}
            </span>
          ))}
        </p>
      ))}
    </section>
  )
}
