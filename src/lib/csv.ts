import { isRecord } from './isRecord.ts'

/** What makes a spreadsheet take a cell for a formula; in some languages' full width too. */
const startsFormula = /^[\t\r\n=+\-@＝＋－＠]/

/**
 * The same within a cell, where the language of a computer separates cells by semicolons: quotes in
 * the middle of a line mean nothing to it then.
 */
const startsAnother = /([;\t\r\n][" ]*)(?=[=+\-@＝＋－＠])/g

/** Tells Excel that the file is UTF-8. */
const byteOrderMark = '\ufeff'

/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens safely: a cell that it would run as a formula
 * begins with an apostrophe. A number that is one stays one.
 * @param columns the keys of the rows to write, with their headings
 */
export function toCsv(
  rows: Record<string, unknown>[],
  columns: { key: string; heading: string }[],
): string {
  const lines = [
    columns.map(({ heading }) => cell(heading)),
    ...rows.map((row) => columns.map(({ key }) => cell(row[key]))),
  ]
  return byteOrderMark + lines.map((line) => `${line.join(',')}\r\n`).join('')
}

/** A document as one row: groups by dotted keys, lists as JSON. */
export const flatten = (document: Record<string, unknown>, prefix = ''): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(document).flatMap(([key, value]) =>
      isRecord(value) && !('root' in value)
        ? Object.entries(flatten(value, `${prefix}${key}.`))
        : [[prefix + key, value]],
    ),
  )

function cell(value: unknown): string {
  const text = textOf(value)
  const safe = typeof value === 'number' ? text : harmless(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function harmless(text: string): string {
  const inside = text.replace(startsAnother, "$1'")
  return startsFormula.test(inside) ? `'${inside}` : inside
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  return value instanceof Date ? value.toISOString() : JSON.stringify(value)
}
