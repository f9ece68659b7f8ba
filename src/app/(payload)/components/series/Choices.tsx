'use client'

import { useId } from 'react'

type Props = {
  legend: string
  choices: { label: string; value: string }[]
  value: string
  onChoose: (value: string) => void
}

/** A question with one answer, all of them in sight. */
export const Choices = ({ choices, legend, onChoose, value }: Props) => {
  const name = useId()
  return (
    <fieldset className="event-series__choices">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            checked={choice.value === value}
            name={name}
            onChange={() => onChoose(choice.value)}
            type="radio"
            value={choice.value}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}
