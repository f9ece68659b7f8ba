'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'

import { saveFile } from '../saveFile.ts'

type Props = {
  codes: string[]
  doneLabel: string
  /** Of what stands around it. */
  level?: 2 | 4
  onDone: () => void
}

/** The recovery codes, which are shown this once. */
export const RecoveryCodes = ({ codes, doneLabel, level = 4, onDone }: Props) => {
  const [said, setSaid] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const Heading = `h${level}` as const
  const text = `${codes.join('\n')}\n`

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('The codes are copied.')
    } catch {
      setSaid('They could not be copied. Please select and copy them yourself.')
    }
  }
  const save = () => {
    saveFile(
      new Blob([`Recovery codes for ${location.host}, each good once:\n\n${text}`], {
        type: 'text/plain',
      }),
      'recovery-codes.txt',
    )
    setSaid('The codes are saved as recovery-codes.txt.')
  }
  return (
    <>
      <Heading ref={heading} tabIndex={-1}>
        Keep your recovery codes
      </Heading>
      <p>
        If you lose your phone, each of these signs you in once in place of a code. They are shown
        only now: keep them where others do not find them, and not on the phone itself.
      </p>
      <ul className="second-factor__codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="second-factor__row">
        <Button buttonStyle="secondary" onClick={() => void copy()} type="button">
          Copy
        </Button>
        <Button buttonStyle="secondary" onClick={save} type="button">
          Save as a file
        </Button>
        <Button onClick={onDone} type="button">
          {doneLabel}
        </Button>
      </div>
      <p aria-live="polite" className="second-factor__said">
        {said}
      </p>
    </>
  )
}
