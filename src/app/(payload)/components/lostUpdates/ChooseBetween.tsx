'use client'

import { Button } from '@payloadcms/ui'
import { useId, useState } from 'react'

import type { Difference } from './differences.ts'
import { inWords, onlyDifferent } from './inWords.ts'
import type { Conflict } from './saveGuard.ts'
import { useTitles } from './useTitles.ts'

type Side = 'mine' | 'theirs'

type Props = {
  conflict: Conflict
  hasDrafts: boolean
  /** Whether a file waits in the form, which cannot be taken over. */
  hasFile: boolean
  /** @param mine where the form’s value is to stay */
  onChosen: (mine: Difference[]) => void
  onLater: () => void
}

const whoWrote = {
  colleague: { mine: 'What you wrote', theirs: 'What your colleague saved' },
  self: { mine: 'What is in this tab', theirs: 'What you saved in the other tab' },
}

/** Both versions of what two have changed at once, part by part, and which of them is to stay. */
export const ChooseBetween = ({ conflict, hasDrafts, hasFile, onChosen, onLater }: Props) => {
  const { found, isFileReplaced, isOwn, status } = conflict
  const [sides, setSides] = useState(() => found.map(({ changedBy }) => obviousSide[changedBy]))
  const [isIncomplete, setIncomplete] = useState(false)
  const group = useId()
  const words = whoWrote[isOwn ? 'self' : 'colleague']

  const choose = () => {
    const missing = sides.indexOf(undefined)
    setIncomplete(missing !== -1)
    if (missing === -1) onChosen(found.filter((_one, index) => sides[index] === 'mine'))
    else document.getElementById(`${group}-${missing}-mine`)?.focus()
  }
  const chooseAll = (side: Side) => setSides(found.map(() => side))
  return (
    <div className="choose-between">
      <p>
        {isOwn
          ? 'You saved this in another tab while it was open here.'
          : 'While you were writing, a colleague saved this too.'}{' '}
        Nothing is lost: what you wrote is still here, and nothing of it is saved yet. Choose what
        is to stay.
      </p>
      {isFileReplaced && <p>Its file was replaced in the meantime.</p>}
      {hasFile && <p>The file that you have chosen here has to be chosen again afterwards.</p>}
      {status && <p>{statusWords[status] ?? statusWords.draft}</p>}
      <div className="choose-between__buttons">
        <Button buttonStyle="secondary" onClick={() => chooseAll('mine')} size="small">
          {isOwn ? 'This tab for all' : 'Keep mine for all'}
        </Button>
        <Button buttonStyle="secondary" onClick={() => chooseAll('theirs')} size="small">
          {isOwn ? 'The other tab for all' : 'Keep theirs for all'}
        </Button>
      </div>
      <Parts
        found={found}
        group={group}
        onChoose={(index, side) => setSides(sides.with(index, side))}
        sides={sides}
        words={words}
      />
      {isIncomplete && <p role="alert">Please choose for each part that both have changed.</p>}
      <p>
        {hasDrafts
          ? 'What you choose is saved as a draft. Nothing is published by it.'
          : 'What you choose is saved at once.'}
      </p>
      <div className="choose-between__buttons">
        <Button onClick={choose}>Save what I chose</Button>
        <Button buttonStyle="secondary" onClick={onLater}>
          Decide later
        </Button>
      </div>
    </div>
  )
}

/** Where one alone has changed a part, that is what most want; where both have, nobody can tell. */
const obviousSide: Record<Difference['changedBy'], Side | undefined> = {
  both: undefined,
  me: 'mine',
  them: 'theirs',
}

const statusWords: Record<string, string> = {
  draft: 'It was taken off the website or changed as a draft in the meantime.',
  published: 'It was published in the meantime.',
}

const changedWords: Record<Difference['changedBy'], string> = {
  both: 'Changed on both sides',
  me: 'Changed here only',
  them: 'Changed there only',
}

const Parts = ({
  found,
  group,
  onChoose,
  sides,
  words,
}: {
  found: Difference[]
  group: string
  onChoose: (index: number, side: Side) => void
  sides: (Side | undefined)[]
  words: Record<Side, string>
}) => {
  const titleOf = useTitles(found)
  return found.map(({ changedBy, field, label, mine, path, theirs }, index) => {
    const [here, there] = onlyDifferent(
      inWords(field, mine, titleOf),
      inWords(field, theirs, titleOf),
    )
    const isSameText = here.join('\n') === there.join('\n')
    return (
      <fieldset key={path.join('.')}>
        <legend>
          {label} <span className="choose-between__who">({changedWords[changedBy]})</span>
        </legend>
        {(['mine', 'theirs'] as const).map((side) => (
          <label key={side}>
            <input
              checked={sides[index] === side}
              id={`${group}-${index}-${side}`}
              name={`${group}-${index}`}
              onChange={() => onChoose(index, side)}
              type="radio"
            />
            <span>
              <strong>{words[side]}</strong>
              <Lines lines={side === 'mine' ? here : there} />
            </span>
          </label>
        ))}
        {isSameText && <p>The words are the same: formatting, links or order differ.</p>}
      </fieldset>
    )
  })
}

const Lines = ({ lines }: { lines: string[] }) =>
  lines.length === 0 ? (
    <em>Nothing</em>
  ) : (
    lines.map((line, index) => (
      <span className="choose-between__line" key={`${index} ${line}`}>
        {line}
      </span>
    ))
  )
