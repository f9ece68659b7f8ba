import path from 'node:path'

/** The path of the SQLite file that a `file:` URL names. */
export const sqlitePath = (url: string): string => path.resolve(url.replace(/^file:/, ''))
