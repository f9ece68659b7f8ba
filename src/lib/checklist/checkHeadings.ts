import { excerptOf } from './excerptOf.ts'
import type { Finding } from './finding.ts'
import { richTexts } from './richTexts.ts'
import type { Check } from './subject.ts'

/** The title of the page is the first level. */
const titleLevel = 1

/** Headings that are empty, or that skip a level. */
export const checkHeadings: Check<Finding> = ({ data }) =>
  richTexts(data).flatMap(({ headings, path }) =>
    headings.flatMap((own, text) => {
      // What is folded into an accordion stands under a heading of its own.
      let before = text === 0 ? titleLevel : Number.POSITIVE_INFINITY
      return own.flatMap(({ level, words }): Finding[] => {
        const about = { check: 'headings', severity: 'advises' as const, path }
        if (!words) {
          return [{ ...about, message: 'A heading is empty. Write it, or take it out.' }]
        }
        const skips = level > before + 1
        const expected = before + 1
        before = level
        if (!skips) return []
        const message = `A heading of level ${level} skips a level. Make it a heading of level ${expected}, so that people who move by headings miss nothing.`
        return [{ ...about, message, excerpt: excerptOf(words) }]
      })
    }),
  )
