import { excerptOf } from './excerptOf.ts'
import type { Finding } from './finding.ts'
import { richTexts } from './richTexts.ts'
import type { Check } from './subject.ts'

const saysNothing = new Set([
  'click',
  'click here',
  'click this link',
  'continue',
  'details',
  'find out more',
  'follow this link',
  'go',
  'here',
  'learn more',
  'link',
  'more',
  'more details',
  'more info',
  'more information',
  'read more',
  'read on',
  'see here',
  'see more',
  'this',
  'this link',
  'this page',
])

const address = /^(?:https?:\/\/|www\.)\S+$/i

/** Links whose words do not say where they lead; screen readers list links on their own. */
export const checkLinkTexts: Check<Finding> = ({ data }) =>
  richTexts(data).flatMap(({ links, path }) =>
    links.flatMap((words): Finding[] => {
      const message = faultOf(words)
      return message
        ? [{ check: 'link-texts', severity: 'advises', message, path, excerpt: excerptOf(words) }]
        : []
    }),
  )

function faultOf(words: string): string | undefined {
  if (!words.trim()) return 'A link has no words. Write where it leads.'
  if (address.test(words.trim())) {
    return 'A link shows a web address. Write the name of the page that it leads to instead.'
  }
  const plain = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  return saysNothing.has(plain)
    ? 'The words of this link do not say where it leads. Name what people find there.'
    : undefined
}
