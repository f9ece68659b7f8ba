import { type Content, element, flatten } from '../../renditions/element.ts'

export const code = (text: string): Content => element('code', {}, text)

/** A text with `code` in backticks, as our descriptions write it. */
export const inline = (text: string): Content =>
  text.split('`').map((part, index) => (index % 2 === 1 ? code(part) : part))

/** Paragraphs with an empty line between. */
export const prose = (text: string | undefined): Content =>
  text?.split('\n\n').map((part) => element('p', {}, inline(part)))

export type Row = { name: Content; kind?: Content; text?: Content }

/** Names with what they are; nothing where there are none. */
export const definitions = (rows: Row[]): Content =>
  rows.length > 0
    ? element(
        'dl',
        {},
        rows.map(({ kind, name, text }) =>
          element(
            'div',
            {},
            element(
              'dt',
              {},
              name,
              flatten(kind).length > 0 ? element('span', { className: ['kind'] }, kind) : undefined,
            ),
            element('dd', {}, text),
          ),
        ),
      )
    : undefined

/** A part with a heading; nothing where it would be empty. */
export const part = (
  level: 'h2' | 'h3',
  heading: Content,
  content: Content,
  id?: string,
): Content =>
  flatten(content).length > 0
    ? element('section', id ? { id } : {}, element(level, {}, heading), content)
    : undefined

/** A method and an address, as they are asked for. */
export const address = (method: string, path: string): Content => [
  element('b', { className: ['method', method] }, method.toUpperCase()),
  ' ',
  code(path),
]
