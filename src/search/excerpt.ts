import { findMatches } from './highlight.ts'
import { shorten } from './shorten.ts'
import type { Wanted } from './wantedWords.ts'

const length = 240
/** How much of it stands before the first match. */
const before = 60

/**
 * The part of some paragraphs that says most of what was asked: of the one with the most different
 * words, what stands around the first; without any, the beginning.
 */
export function excerptOf(paragraphs: string[], wanted: Wanted[]): string {
  let best = { paragraph: paragraphs[0] ?? '', start: 0, variety: 0 }
  for (const paragraph of paragraphs) {
    const { ranges, variety } = findMatches(paragraph, wanted)
    if (variety > best.variety) best = { paragraph, start: ranges[0]?.start ?? 0, variety }
    if (variety === wanted.length) break
  }
  const { paragraph, start } = best
  const isWhole = paragraph.length <= length || start <= before
  if (isWhole) return shorten(paragraph, length)
  const lead = paragraph.slice(start - before, start)
  const from = start - lead.length + Math.max(lead.search(/\s/), 0)
  return `…${shorten(paragraph.slice(from).trimStart(), length)}`
}
