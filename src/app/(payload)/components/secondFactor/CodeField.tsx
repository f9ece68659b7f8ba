'use client'

import { useEffect, useId, useRef } from 'react'

type Props = {
  hint: string
  label?: string
  onChange: (value: string) => void
  /** What Enter does, where the field stands in the form of a document. */
  onEnter?: () => void
  /** Whether letters may be typed too: a phone shows its keyboard for digits otherwise. */
  takesRecoveryCodes?: boolean
  value: string
}

/** A field for a code; it takes the focus when it appears, since it is the next thing to do. */
export const CodeField = ({
  hint,
  label = 'Code',
  onChange,
  onEnter,
  takesRecoveryCodes = false,
  value,
}: Props) => {
  const id = useId()
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => ref.current?.focus(), [])
  return (
    <div className="second-factor__field">
      <label htmlFor={id}>{label}</label>
      <input
        aria-describedby={`${id}-hint`}
        autoCapitalize="none"
        autoComplete="one-time-code"
        className="second-factor__code"
        id={id}
        inputMode={takesRecoveryCodes ? 'text' : 'numeric'}
        maxLength={40}
        name="code"
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !onEnter) return
          event.preventDefault()
          onEnter()
        }}
        ref={ref}
        required
        spellCheck={false}
        type="text"
        value={value}
      />
      <p id={`${id}-hint`}>{hint}</p>
    </div>
  )
}
