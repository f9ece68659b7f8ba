import { excerptOf } from './excerptOf.ts'
import type { Finding } from './finding.ts'
import { proseOf, sentencesOf, wordsOf } from './prose.ts'
import type { Check } from './subject.ts'

/** https://www.gov.uk/guidance/content-design/writing-for-gov-uk */
const mostWords = 25

/** Sentences that lose many readers on the way. */
export const checkLongSentences: Check<Finding> = ({ data }) =>
  proseOf(data).flatMap(({ paragraphs, path }): Finding[] => {
    const long = paragraphs
      .flatMap(sentencesOf)
      .filter((sentence) => wordsOf(sentence).length > mostWords)
    const [first] = long
    if (first === undefined) return []
    const found = long.length === 1 ? '1 sentence has' : `${long.length} sentences have`
    const message = `${found} more than ${mostWords} words. Split what is long: one thought a sentence.`
    const excerpt = excerptOf(first)
    return [{ check: 'long-sentences', severity: 'advises', message, path, excerpt }]
  })
