import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'

import type { Finding } from './finding.ts'
import { proseOf, sentencesOf, wordsOf } from './prose.ts'
import type { Check } from './subject.ts'

/** A formula says nothing about a few words. */
const fewestWords = 50
/** Children enter the first grade, which the formula counts in, at about six. */
const ageBeforeGrades = 5
const oldest = 14
const oldestInPlainWords = 11

/** Texts that ask for more schooling than many readers have had, by Flesch and Kincaid's formula. */
export const checkReadingAge: Check<Finding> = ({ data }) =>
  proseOf(data).flatMap(({ paragraphs, path }): Finding[] => {
    const age = readingAge(paragraphs)
    const aim = path === 'inPlainWords' ? oldestInPlainWords : oldest
    if (age === undefined || age <= aim) return []
    const message = `This reads like a text for people of ${age} and older. Aim for ${aim}: shorter sentences, everyday words.`
    return [{ check: 'reading-age', severity: 'advises', message, path }]
  })

/** @returns nothing for a text that is too short to tell */
function readingAge(paragraphs: string[]): number | undefined {
  const sentences = paragraphs.flatMap(sentencesOf)
  const words = sentences.flatMap(wordsOf)
  if (words.length < fewestWords) return undefined
  const grade = fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllable(word), 0),
  })
  return Math.round(grade) + ageBeforeGrades
}
