import { oneLine } from './oneLine.ts'

/** What a template may say about a registration, each with its meaning and a sample. */
export const mailPlaceholders = {
  name: { meaning: 'the name of the person', sample: 'Amina' },
  event: { meaning: 'the title of the event', sample: 'Co-production cuppa' },
  date: { meaning: 'the day it starts', sample: 'Tuesday, 2 March 2027' },
  time: { meaning: 'when it starts and ends', sample: '14:00 to 15:00 GMT' },
  place: { meaning: 'where it is, or “Online”', sample: 'Online' },
  accessProvision: { meaning: 'what is arranged for access', sample: 'Live captions, Easy Read' },
  status: { meaning: 'how the registration stands', sample: 'You have a place' },
  changes: { meaning: 'what has changed', sample: 'It starts at 14:00 instead of 13:00.' },
  note: { meaning: 'the note of the event', sample: 'Bring a cup of something warm.' },
  joiningLink: {
    meaning: 'the link to join online, for those with a place',
    sample: 'https://meet.example.org/cuppa',
    words: 'join online',
  },
  manageLink: {
    meaning: 'the page to see, change or cancel the registration',
    sample: 'https://cms.example.org/registrations/reg_…',
    words: 'your registration',
  },
  signUpLink: {
    meaning: 'the page to sign up',
    sample: 'https://cms.example.org/events/…/sign-up',
    words: 'the sign-up page',
  },
  feedbackLink: {
    meaning: 'the feedback form of the event',
    sample: 'https://forms.example.org/cuppa',
    words: 'the feedback form',
  },
} as const satisfies Record<string, { meaning: string; sample: string; words?: string }>

type MailPlaceholder = keyof typeof mailPlaceholders
/** What the placeholders stand for; one that is missing or empty has nothing to say. */
export type MailValues = Partial<Record<MailPlaceholder, string>>

/** A piece of a line: words, or a link with words that say where it leads. */
type MailPart = string | { href: string; words: string }
/** The text of a mail: paragraphs of lines. */
export type MailText = MailPart[][][]

/** The name neither begins nor ends with a space, so that there is one way alone to match spaces. */
const pattern = /\{\{\s*(?:([^{}\s](?:[^{}]*[^{}\s])?)\s*)?\}\}/g

const isPlaceholder = (name: string): name is MailPlaceholder =>
  Object.hasOwn(mailPlaceholders, name)

/** The placeholders of a template that there are not, and braces that were left open. */
export function unknownPlaceholders(template: string): string[] {
  const names = [...template.matchAll(pattern)].map(([, name = '']) => name)
  const isOpen = /\{\{|\}\}/.test(template.replace(pattern, ''))
  return [...new Set(names.filter((name) => !isPlaceholder(name))), ...(isOpen ? ['{{'] : [])]
}

/**
 * Fills a template. A line of which a placeholder has nothing to say is left out; an empty line ends
 * a paragraph. Values are words, whatever is in them.
 */
export function fillTemplate(template: string, values: MailValues): MailText {
  return template
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .filter((line) => line.trim() && placeholdersOf(line).every((name) => values[name]?.trim()))
        .map((line) => fillLine(line.trim(), values)),
    )
    .filter((lines) => lines.length > 0)
}

const placeholdersOf = (line: string): MailPlaceholder[] =>
  [...line.matchAll(pattern)].map(([, name = '']) => name).filter(isPlaceholder)

function fillLine(line: string, values: MailValues): MailPart[] {
  const pieces = line.split(pattern)
  // Every second piece is the name of a placeholder.
  return pieces.flatMap((piece, index): MailPart[] => {
    if (index % 2 === 0) return piece ? [piece] : []
    if (!isPlaceholder(piece)) return []
    const value = values[piece] ?? ''
    const known = mailPlaceholders[piece]
    return ['words' in known ? { href: value, words: known.words } : value]
  })
}

/** The text of a mail without markup, links as their addresses. */
export const plainMailText = (text: MailText): string =>
  text
    .map((lines) =>
      lines
        .map((parts) => parts.map((part) => (typeof part === 'string' ? part : part.href)).join(''))
        .join('\n'),
    )
    .join('\n\n')

const longestSubject = 150

/** A subject: one line without control characters, whatever the values hold. */
export function fillSubject(template: string, values: MailValues): string {
  const filled = template.replace(pattern, (_, name: string) =>
    isPlaceholder(name) ? (values[name] ?? '') : '',
  )
  const line = oneLine(filled)
  return line.length > longestSubject ? `${line.slice(0, longestSubject - 1)}…` : line
}

/** Sample values, to see a template by. */
export const sampleMailValues: MailValues = Object.fromEntries(
  Object.entries(mailPlaceholders).map(([name, { sample }]) => [name, sample]),
)
