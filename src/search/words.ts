/** A word of a text, in the form in which words are compared, and where it stands. */
export type Word = { text: string; start: number; end: number }

/** Letters and digits of any script; an apostrophe within does not end a word, a hyphen does. */
const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{N}\p{M}]+)*/gu

/** Letters with a stroke and the like, which Unicode does not take apart. */
const plainLetters: Record<string, string> = {
  æ: 'ae',
  ð: 'd',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
}
const strokedLetters = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g')

/** Longer ones are no words, and are compared by their beginnings. */
const maxLength = 64

/** The words of a text: without case, accents and apostrophes, so that `Zoë’s` is `zoes`. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(wordPattern)) {
    const folded = fold(match[0])
    if (folded) words.push({ text: folded, start: match.index, end: match.index + match[0].length })
  }
  return words
}

const fold = (word: string): string =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(strokedLetters, (letter) => plainLetters[letter] ?? letter)
    .slice(0, maxLength)
