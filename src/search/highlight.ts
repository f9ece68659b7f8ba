import type { Wanted } from './wantedWords.ts'
import { wordsOf } from './words.ts'

/** A part of a text, from its first character to the one after its last. */
export type Range = { start: number; end: number }

/** The parts of a text in which wanted words stand, and how many different ones do. */
export type Matches = { ranges: Range[]; variety: number }

/** Finds in a text what the index has found. */
export function findMatches(text: string, wanted: Wanted[]): Matches {
  const words = wordsOf(text)
  const ranges: Range[] = []
  const found = new Set<Wanted>()
  for (const [index, word] of words.entries()) {
    const next = words[index + 1]
    for (const one of wanted) {
      const isPair =
        next && one.pairs.some(([first, second]) => first === word.text && second === next.text)
      if (!isPair && !isMatch(word.text, one)) continue
      found.add(one)
      const { start } = word
      const end = isPair ? next.end : word.end
      const last = ranges.at(-1)
      // A word may stand in the pair before it.
      if (last && start < last.end) last.end = Math.max(last.end, end)
      else ranges.push({ start, end })
    }
  }
  return { ranges, variety: found.size }
}

const isMatch = (text: string, { isPrefix, others, word }: Wanted): boolean =>
  text === word || (isPrefix && text.startsWith(word)) || others.includes(text)

/** A text as HTML, of which the only elements are `<mark>` around these parts. */
export function markUp(text: string, ranges: Range[]): string {
  let html = ''
  let done = 0
  for (const { end, start } of ranges) {
    html += `${escapeHtml(text.slice(done, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    done = end
  }
  return html + escapeHtml(text.slice(done))
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
