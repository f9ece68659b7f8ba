import { type Content, element } from './element.ts'

/**
 * A text of several lines as paragraphs, with breaks where a line ends. It is taken apart line by
 * line: a pattern that looks for space around a break takes hours on a text of nothing but spaces.
 */
export const paragraphs = (text: string | null | undefined): Content =>
  trimmedLines(text ?? '')
    .join('\n')
    .split(/\n{2,}/)
    .filter(Boolean)
    .map((part) => element('p', {}, lines(part)))

/** A text of several lines within one paragraph. */
export const lines = (text: string): Content =>
  trimmedLines(text)
    .filter(Boolean)
    .flatMap((line, index) => (index === 0 ? [line] : [element('br'), line]))

const trimmedLines = (text: string): string[] => text.split('\n').map((line) => line.trim())
