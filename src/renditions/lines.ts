import { type Content, element } from './element.ts'

/** A text of several lines as paragraphs, with breaks where a line ends. */
export const paragraphs = (text: string | null | undefined): Content =>
  (text ?? '')
    .trim()
    .split(/\n\s*\n/)
    .filter(Boolean)
    .map((part) => element('p', {}, lines(part)))

/** A text of several lines within one paragraph. */
export const lines = (text: string): Content =>
  text
    .trim()
    .split(/\s*\n\s*/)
    .flatMap((line, index) => (index === 0 ? [line] : [element('br'), line]))
