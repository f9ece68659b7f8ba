import { toSlug } from './toSlug.ts'

type CreditAs = 'anonymous' | 'first-name' | 'full-name'

/** The words that stand for somebody who wishes to stay anonymous. */
const anonymousName = 'A contributor'

/**
 * The name of a person that may be shown in public, from the full name and the way in which they
 * wish to be credited.
 * @returns undefined where there is no name yet
 */
export function publicName(
  fullName: string | null | undefined,
  creditAs: CreditAs,
): string | undefined {
  const words = fullName?.trim().split(/\s+/).filter(Boolean) ?? []
  if (creditAs === 'anonymous') return anonymousName
  if (creditAs === 'first-name') return words[0]
  return words.length > 0 ? words.join(' ') : undefined
}

/**
 * Whether a slug, or the text that it is to be made from, contains a part of the full name that the
 * public name leaves out.
 */
export function revealsName(text: string, fullName: string, shownName: string): boolean {
  const shown = new Set(toSlug(shownName).split('-'))
  const hidden = toSlug(fullName)
    .split('-')
    .filter((part) => part !== '' && !shown.has(part))
  const slug = toSlug(text)
  const parts = slug.split('-')
  return hidden.some((part) => (part.length > 2 ? slug.includes(part) : parts.includes(part)))
}

/**
 * Whether a text writes out a full name: all of it, or the first and the last part, in either order.
 * Case, accents and punctuation make no difference; an empty line ends what belongs together.
 */
export function writesName(text: string, fullName: string): boolean {
  const name = wordsOf(fullName)
  const [first = '', last = ''] = [name[0], name.at(-1)]
  if (!first) return false
  const spellings =
    name.length === 1 ? [first] : [name.join(' '), `${first} ${last}`, `${last} ${first}`]
  return writesAny(text, spellings)
}

/**
 * Whether a text writes out a full name, or the surname alone, which may be somebody else's. The last
 * part is taken for the surname; a single one is the name itself.
 */
export function writesSurname(text: string, fullName: string): boolean {
  const surname = wordsOf(fullName).at(-1)
  return surname !== undefined && writesAny(text, [surname])
}

const writesAny = (text: string, spellings: string[]): boolean =>
  text.split(/\n\s*\n/).some((passage) => {
    const words = ` ${wordsOf(passage).join(' ')} `
    return spellings.some((spelling) => words.includes(` ${spelling} `))
  })

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/['’]s(?!\p{L})/gu, '')
    .replace(/[\p{Mn}'’]/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
