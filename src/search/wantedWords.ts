import type { Vocabulary } from './vocabulary.ts'

/** One word of a question, and what else stands for it in a text. */
export type Wanted = {
  word: string
  /** Other words: longer ones, one that it is written together with, what it may be a typo of. */
  others: string[]
  /** Whether there are too many longer words to name them. */
  isPrefix: boolean
  /** Two words that together are this one: `co production` for `coproduction`. */
  pairs: [first: string, second: string][]
}

/** Words that a text may be about something without; a question of nothing else means them. */
const littleWords = new Set(
  'a an and are as at be by for from in into is of on or our that the their this to was we were with you your'.split(
    ' ',
  ),
)

const maxPairs = 3

/**
 * What to look for, in the order in which it is tried until something is found: the words as they
 * are written, then with typos.
 */
export function* attempts(words: string[], vocabulary: Vocabulary): Generator<Wanted[]> {
  const written = words.map((word, index): Wanted => {
    const longer = mayBeLonger(word, index === words.length - 1) ? vocabulary.longer(word) : []
    const joined = [`${words[index - 1] ?? ''}${word}`, `${word}${words[index + 1] ?? ''}`]
    return {
      word,
      others: [
        ...(longer ?? []),
        ...joined.filter((other) => other !== word && vocabulary.has(other)),
      ],
      isPrefix: longer === undefined,
      pairs: pairsOf(word, vocabulary),
    }
  })
  const telling = written.filter(({ word }) => !littleWords.has(word))
  const wanted = telling.length > 0 ? telling : written
  yield wanted
  yield wanted.map((one) => ({ ...one, others: [...one.others, ...vocabulary.near(one.word)] }))
}

/** Of two letters only the word that is perhaps still being typed: `co` is no `community`. */
const mayBeLonger = (word: string, isLast: boolean): boolean =>
  word.length > (isLast ? 1 : 2) && !littleWords.has(word)

function pairsOf(word: string, vocabulary: Vocabulary): Wanted['pairs'] {
  const pairs: Wanted['pairs'] = []
  for (let cut = 1; cut < word.length && pairs.length < maxPairs; cut++) {
    const first = word.slice(0, cut)
    const second = word.slice(cut)
    if (vocabulary.has(first) && vocabulary.has(second)) pairs.push([first, second])
  }
  return pairs
}
