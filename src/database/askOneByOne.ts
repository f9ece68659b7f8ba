import type { BaseDatabaseAdapter } from 'payload'

import { separateConditions } from '../lib/separateConditions.ts'

/** The methods of a database adapter that take a `where`; `joins` have some of their own. */
const questions = [
  'count',
  'countVersions',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'find',
  'findDistinct',
  'findOne',
  'findVersions',
  'queryDrafts',
  'updateJobs',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const

type Question = { joins?: false | Record<string, Question | false>; where?: object }

/**
 * Has a database adapter asked in a form of which it drops nothing, see `separateConditions`. It sits
 * at the adapter, where filters of requests, access rules and our own questions have been joined.
 */
export function askOneByOne(adapter: Pick<BaseDatabaseAdapter, (typeof questions)[number]>): void {
  for (const name of questions) {
    const ask = adapter[name] as (question: Question) => Promise<unknown>
    Object.assign(adapter, {
      [name](this: unknown, question: Question) {
        return ask.call(this, separated(question))
      },
    })
  }
}

function separated(question: Question): Question {
  const { joins, where } = question
  return {
    ...question,
    ...(where && { where: separateConditions(where) }),
    ...(joins && {
      joins: Object.fromEntries(
        Object.entries(joins).map(([path, join]) => [path, join && separated(join)]),
      ),
    }),
  }
}
