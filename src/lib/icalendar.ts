const encoder = new TextEncoder()
/** Octets in a line of a calendar, without its end. */
const maxOctets = 75

/** A line of a calendar, before it is folded: a name with its parameters, and a value. */
export type ContentLine = string

/** A value of the type TEXT: what would end it, or a line, is escaped. */
export const calendarText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- these may stand nowhere in a calendar
    .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

/**
 * A value of the type DATE-TIME, without its offset, from a time as clocks show it.
 * @param local milliseconds since 1970, as if the clocks were at UTC
 * @throws RangeError for a year that has not four digits
 */
export function calendarTime(local: number): string {
  const text = new Date(local).toISOString()
  if (text.length !== 24) throw new RangeError(`No date of a calendar: ${text}`)
  return text.slice(0, 19).replace(/[-:]/g, '')
}

/** A component, such as `VEVENT`, around its lines. */
export const calendarComponent = (name: string, lines: ContentLine[]): ContentLine[] => [
  `BEGIN:${name}`,
  ...lines,
  `END:${name}`,
]

/**
 * Lines as a calendar is sent, folded between characters where they are too long.
 * @see https://www.rfc-editor.org/rfc/rfc5545#section-3.1
 */
export const writeCalendar = (lines: ContentLine[]): string =>
  lines.map((line) => `${fold(line)}\r\n`).join('')

function fold(line: ContentLine): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const length = encoder.encode(character).length
    if (octets + length > maxOctets) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += length
  }
  return folded
}
