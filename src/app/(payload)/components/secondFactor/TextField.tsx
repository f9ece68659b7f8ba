'use client'

import { type ComponentProps, useEffect, useId, useRef } from 'react'

type Props = Omit<ComponentProps<'input'>, 'id' | 'onChange' | 'ref'> & {
  hint?: string
  /** Whether it takes the focus when it appears. */
  isFirst?: boolean
  label: string
  onChange: (value: string) => void
  /** What Enter does, where the field stands in the form of a document. */
  onEnter?: () => void
}

export const TextField = ({ hint, isFirst, label, onChange, onEnter, ...input }: Props) => {
  const id = useId()
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isFirst) ref.current?.focus()
  }, [isFirst])
  return (
    <div className="second-factor__field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        aria-describedby={hint && `${id}-hint`}
        id={id}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !onEnter) return
          event.preventDefault()
          onEnter()
        }}
        ref={ref}
        required
      />
      {hint && <p id={`${id}-hint`}>{hint}</p>}
    </div>
  )
}
