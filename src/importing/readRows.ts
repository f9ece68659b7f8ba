import { parse } from 'csv-parse'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

import { isRecord } from '../lib/isRecord.ts'
import { OperatorError } from '../lib/operatorError.ts'
import { RowError } from './rowError.ts'

export type Row = { line: number; data: Record<string, unknown> }

/**
 * Reads a file row by row: CSV with the names of fields in its first line, dots for fields within
 * fields (`venue.name`), an empty cell for nothing; or JSON lines, one object a line.
 * @throws RowError where a line is neither
 */
export function readRows(file: string): AsyncIterable<Row> {
  if (/\.csv$/i.test(file)) return readCsv(file)
  if (/\.(jsonl|ndjson)$/i.test(file)) return readJsonLines(file)
  throw new OperatorError(`${file} has to end in .csv, .jsonl or .ndjson.`)
}

type Parsed = { info: { lines: number }; record: Record<string, string> }

async function* readCsv(file: string): AsyncGenerator<Row> {
  const parser = createReadStream(file).pipe(
    parse({ bom: true, columns: true, info: true, skip_empty_lines: true }),
  )
  try {
    for await (const parsed of parser) {
      const { info, record } = parsed as Parsed
      const data: Row['data'] = {}
      for (const [column, value] of Object.entries(record)) {
        if (value !== '') put(data, column.trim().split('.'), value)
      }
      yield { line: info.lines, data }
    }
  } catch (error) {
    if (error instanceof Error && 'lines' in error) {
      throw new RowError(Number(error.lines), undefined, error.message)
    }
    throw error
  }
}

function put(data: Row['data'], [name = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    data[name] = value
    return
  }
  const inner = isRecord(data[name]) ? data[name] : {}
  data[name] = inner
  put(inner, rest, value)
}

async function* readJsonLines(file: string): AsyncGenerator<Row> {
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file) })) {
    line += 1
    if (text.trim() !== '') yield { line, data: parseLine(line, text) }
  }
}

function parseLine(line: number, text: string): Row['data'] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new RowError(line, undefined, 'This is not JSON.')
  }
  if (!isRecord(value)) throw new RowError(line, undefined, 'This is not a JSON object.')
  return value
}
