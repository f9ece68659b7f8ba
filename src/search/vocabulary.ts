import type Database from 'libsql'

import { editDistance } from './editDistance.ts'

/** Every word that a text in the index has had. */
export type Vocabulary = {
  add: (words: Iterable<string>) => void
  has: (word: string) => boolean
  /** The longer words that begin with `word`; nothing where there are too many. */
  longer: (word: string) => string[] | undefined
  /** The words that `word` may be a misspelling of, the nearest first, and not many. */
  near: (word: string) => string[]
}

/** Words of one length, and the letters of each as a set of bits. */
type Shelf = { words: string[]; letters: number[] }

const maxNear = 20
const maxLonger = 30

/**
 * For typos, words are looked through one by one, which takes a few milliseconds for a hundred
 * thousand: a set of letters that differs too much says that a word is too far away without a look
 * at the word.
 * @param database where it keeps them in order
 */
export function createVocabulary(database: Database.Database): Vocabulary {
  database.exec('CREATE TABLE vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID')
  const put = database.prepare('INSERT INTO vocabulary VALUES (?)')
  const longer = database.prepare(
    'SELECT word FROM vocabulary WHERE word > :word AND word < :end LIMIT :most',
  )
  const known = new Set<string>()
  const shelves = new Map<number, Shelf>()

  const add = (word: string) => {
    // A part of a text keeps the whole text in memory; a copy of the part does not.
    const copy = Buffer.from(word).toString()
    known.add(copy)
    put.run(copy)
    const shelf = shelves.get(copy.length) ?? { words: [], letters: [] }
    shelves.set(copy.length, shelf)
    shelf.words.push(copy)
    shelf.letters.push(lettersOf(copy))
  }

  return {
    add: (words) => {
      for (const word of words) if (!known.has(word)) add(word)
    },
    has: (word) => known.has(word),
    longer: (word) => {
      const end = `${word}\u{10ffff}`
      const rows = longer.all({ word, end, most: maxLonger + 1 }) as { word: string }[]
      return rows.length > maxLonger ? undefined : rows.map((row) => row.word)
    },
    near: (word) => {
      const most = tolerance(word)
      const letters = lettersOf(word)
      const found: { candidate: string; distance: number }[] = []
      const look = (shelf: Shelf) => {
        for (let index = 0; index < shelf.words.length; index++) {
          // An edit takes at most one letter out of the set, and puts one in.
          if (bitCount(letters ^ (shelf.letters[index] ?? 0)) > 2 * most) continue
          const candidate = shelf.words[index] ?? ''
          const distance = editDistance(word, candidate, most)
          if (distance > 0 && distance <= most) found.push({ candidate, distance })
        }
      }
      for (let length = word.length - most; most > 0 && length <= word.length + most; length++) {
        const shelf = shelves.get(length)
        if (shelf) look(shelf)
      }
      return found
        .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
        .slice(0, maxNear)
        .map(({ candidate }) => candidate)
    },
  }
}

/** How many edits a word may be away; in a short word or a year, one makes another word of it. */
const tolerance = (word: string): number =>
  word.length < 4 || /\p{N}/u.test(word) ? 0 : word.length < 8 ? 1 : 2

function lettersOf(word: string): number {
  let letters = 0
  for (let index = 0; index < word.length; index++) letters |= 1 << (word.charCodeAt(index) % 32)
  return letters
}

/** How many of 32 bits are set, counted for all of them at once. */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
