'use client'

import { TextField } from './TextField.tsx'

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
export const CodeField = ({ label = 'Code', takesRecoveryCodes = false, ...field }: Props) => (
  <TextField
    {...field}
    autoCapitalize="none"
    autoComplete="one-time-code"
    className="second-factor__code"
    inputMode={takesRecoveryCodes ? 'text' : 'numeric'}
    isFirst
    label={label}
    maxLength={40}
    name="code"
    spellCheck={false}
    type="text"
  />
)
