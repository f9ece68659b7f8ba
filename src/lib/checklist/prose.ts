import { type RichTextParts, richTexts } from './richTexts.ts'

const inSentences = new Intl.Segmenter('en-GB', { granularity: 'sentence' })
const inWords = new Intl.Segmenter('en-GB', { granularity: 'word' })

const plainFields = ['summary', 'inPlainWords']

/** The texts that staff write, field by field. A quotation stays as it was said. */
export const proseOf = (
  data: Record<string, unknown>,
): Pick<RichTextParts, 'paragraphs' | 'path'>[] => [
  ...plainFields.flatMap((path) => {
    const value = data[path]
    return typeof value === 'string' ? [{ path, paragraphs: value.split(/\n+/) }] : []
  }),
  ...richTexts(data),
]

export const sentencesOf = (paragraph: string): string[] =>
  [...inSentences.segment(paragraph)].map(({ segment }) => segment.trim()).filter(Boolean)

export const wordsOf = (text: string): string[] =>
  [...inWords.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment)
