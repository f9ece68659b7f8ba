import Database from 'libsql'

import type { FoundDocument } from './readDocuments.ts'
import { type SearchedCollection, searchedCollections } from './searchedCollections.ts'
import { createVocabulary } from './vocabulary.ts'
import { attempts, type Wanted } from './wantedWords.ts'
import { wordsOf } from './words.ts'

/** A document that the public may read, and until when. */
type IndexEntry = FoundDocument & {
  collection: SearchedCollection
  /** When consent runs out, in milliseconds since 1970. */
  expiresAt: number | undefined
}

export type Question = {
  /** Folded, at least one. */
  words: string[]
  /** Where not all. */
  types?: SearchedCollection[] | undefined
  /** Ids; a document has one of them. */
  topics?: string[] | undefined
  /** The first and the last moment, in milliseconds since 1970. */
  from?: number | undefined
  to?: number | undefined
  limit: number
  page: number
}

export type Hit = { collection: SearchedCollection; id: string }

type Found = {
  total: number
  /** Those of the page that was asked for, the best first. */
  hits: Hit[]
  /** What was found in them. */
  wanted: Wanted[]
}

export type SearchIndex = {
  /** Makes these entries all that is known of these documents. */
  replace: (documents: Hit[], entries: IndexEntry[]) => void
  find: (question: Question) => Found
  /** When each document of a collection was changed, by its id. */
  versions: (collection: SearchedCollection) => Map<string, string>
  /** How many documents of a collection are public now. */
  count: (collection: SearchedCollection) => number
  close: () => void
}

/** Beyond this number of matches, weighing each would take long, and tells little. */
const weighedAtMost = 1000

const cacheKibibytes = 16 * 1024

const schema = `
  PRAGMA cache_size = -${cacheKibibytes};
  PRAGMA journal_mode = MEMORY;
  PRAGMA synchronous = OFF;
  CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    date INTEGER,
    topics TEXT NOT NULL,
    expires INTEGER,
    version TEXT NOT NULL,
    UNIQUE (collection, id)
  );
  CREATE VIRTUAL TABLE words USING fts5 (
    title, summary, body,
    content = '', contentless_delete = 1, prefix = '2 3 4',
    tokenize = 'unicode61 remove_diacritics 0'
  );
`

const isPublicNow = '(expires IS NULL OR expires > :now)'

const matching = `SELECT collection, id FROM words JOIN documents ON key = words.rowid WHERE words MATCH :match AND ${isPublicNow}`

const isAmong = (match: string) => `key IN (SELECT rowid FROM words WHERE words MATCH ${match})`

/** A title that is the question itself, then titles that hold all of it, then words as written. */
const titlesFirst = `name = :name DESC, ${isAmong(':inTitle')} DESC, ${isAmong(':asWritten')} DESC`
const newestFirst = 'date DESC, id DESC'
const coarseOrder = `${titlesFirst}, ${newestFirst}`
/** By how often and how close to the top a document has the rare words; what is about the same, by date. */
const fineOrder = `${titlesFirst}, round(bm25(words, 4, 2, 1), 1), ${newestFirst}`

/**
 * A full-text index of public documents in a database of its own: a private temporary file that
 * SQLite removes by itself, of which no more than the cache is in memory. It holds words and where
 * they stand, no texts.
 * @see https://www.sqlite.org/fts5.html
 */
export function createSearchIndex(): SearchIndex {
  const database = new Database('')
  database.exec(schema)
  const vocabulary = createVocabulary(database)
  const statements = {
    forget: database.prepare('DELETE FROM words WHERE rowid = ?'),
    forgetDocument: database.prepare(
      'DELETE FROM documents WHERE collection = ? AND id = ? RETURNING key',
    ),
    add: database.prepare(
      'INSERT INTO documents (collection, id, name, date, topics, expires, version) VALUES (:collection, :id, :name, :date, :topics, :expires, :version) RETURNING key',
    ),
    addWords: database.prepare(
      'INSERT INTO words (rowid, title, summary, body) VALUES (?, ?, ?, ?)',
    ),
    versions: database.prepare('SELECT id, version FROM documents WHERE collection = ?'),
    count: database.prepare(
      `SELECT count(*) AS total FROM documents WHERE collection = :collection AND ${isPublicNow}`,
    ),
  }

  const forget = ({ collection, id }: Hit) => {
    for (const row of rowsOf(statements.forgetDocument, [collection, id])) {
      statements.forget.run(row.key)
    }
  }

  const add = (entry: IndexEntry) => {
    const texts = [entry.title, entry.summary ?? '', entry.paragraphs.join('\n')].map((text) =>
      wordsOf(text).map((word) => word.text),
    )
    const [row] = rowsOf(statements.add, {
      collection: entry.collection,
      id: entry.id,
      name: nameOf(texts[0] ?? []),
      date: entry.date === null ? null : Date.parse(entry.date),
      topics: entry.topics.join(' '),
      expires: entry.expiresAt ?? null,
      version: entry.updatedAt,
    })
    statements.addWords.run(row?.key, ...texts.map((words) => words.join(' ')))
    texts.forEach(vocabulary.add)
  }

  const firstMatch = (words: string[], now: number) => {
    for (const wanted of attempts(words, vocabulary)) {
      const match = expression(wanted)
      const [row] = rowsOf(database.prepare(`${matching} LIMIT 1`), { match, now })
      if (row) return { match, wanted }
    }
    return undefined
  }

  return {
    replace: database.transaction((documents: Hit[], entries: IndexEntry[]) => {
      documents.forEach(forget)
      entries.forEach(add)
    }),
    find: (question) => {
      const now = Date.now()
      const found = firstMatch(question.words, now)
      if (!found) return { total: 0, hits: [], wanted: [] }
      const { match, wanted } = found
      const { conditions, values } = filters(question)
      const narrowed = [matching, ...conditions].join(' AND ')
      const parameters = { match, now, ...values }
      const [counted] = rowsOf(
        database.prepare(`SELECT count(*) AS total FROM (${narrowed})`),
        parameters,
      )
      const total = Number(counted?.total)
      const order = total > weighedAtMost ? coarseOrder : fineOrder
      const rows = rowsOf(
        database.prepare(`${narrowed} ORDER BY ${order} LIMIT :limit OFFSET :offset`),
        {
          ...parameters,
          name: nameOf(question.words),
          inTitle: `title : (${match})`,
          asWritten: expression(wanted.map((one) => ({ ...one, others: [], isPrefix: false }))),
          limit: question.limit,
          offset: (question.page - 1) * question.limit,
        },
      )
      return { total, hits: rows.flatMap(toHit), wanted }
    },
    versions: (collection) =>
      new Map(
        rowsOf(statements.versions, [collection]).map(({ id, version }) => [
          String(id),
          String(version),
        ]),
      ),
    count: (collection) =>
      Number(rowsOf(statements.count, { collection, now: Date.now() })[0]?.total),
    close: () => void database.close(),
  }
}

type Row = Record<string, unknown>
type Parameters = Record<string, number | string | null> | string[]

/** The driver's own `get` cannot bind null, and its types know no rows. */
const rowsOf = (statement: Database.Statement, parameters: Parameters): Row[] =>
  statement.all(parameters) as Row[]

function toHit({ collection, id }: Row): Hit[] {
  const known = searchedCollections.find((slug) => slug === collection)
  return known ? [{ collection: known, id: String(id) }] : []
}

/** A title without the gaps between its words, for `co-production` and `coproduction` are one. */
const nameOf = (words: string[]): string => words.join('')

const quoted = (words: string): string => `"${words}"`

/** The question in the language of FTS5, where each word stands between quotes. */
const expression = (wanted: Wanted[]): string =>
  wanted
    .map(({ isPrefix, others, pairs, word }) => {
      const either = [
        quoted(word),
        ...(isPrefix ? [`${quoted(word)}*`] : []),
        ...others.map(quoted),
        ...pairs.map((pair) => quoted(pair.join(' '))),
      ]
      return `(${either.join(' OR ')})`
    })
    .join(' AND ')

function filters({ from, to, topics, types }: Question) {
  const conditions: string[] = []
  const values: Record<string, number | string> = {}
  const narrow = (condition: string, name: string, value: number | string) => {
    conditions.push(condition)
    values[name] = value
  }
  if (types) {
    narrow('collection IN (SELECT value FROM json_each(:types))', 'types', JSON.stringify(types))
  }
  if (topics) {
    const one = 'EXISTS (SELECT 1 FROM json_each(:topics) WHERE instr(topics, value) > 0)'
    narrow(one, 'topics', JSON.stringify(topics))
  }
  if (from !== undefined) narrow('date >= :from', 'from', from)
  if (to !== undefined) narrow('date <= :to', 'to', to)
  return { conditions, values }
}
