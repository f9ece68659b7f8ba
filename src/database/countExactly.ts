import type { BaseDatabaseAdapter, Where } from 'payload'

const questions = ['count', 'countVersions', 'find', 'findVersions'] as const

type Question = { pagination?: boolean; where?: Where }

/**
 * Has MongoDB count what it is asked for without a condition. Stock, Payload takes the estimate that
 * the server keeps: it knows nothing of the transaction it is asked in, and may be off after a crash,
 * on a sharded cluster, and where a server that is only compatible keeps it now and then.
 * @see https://www.mongodb.com/docs/manual/reference/method/db.collection.estimatedDocumentCount/
 */
export function countExactly(adapter: Pick<BaseDatabaseAdapter, (typeof questions)[number]>): void {
  for (const name of questions) {
    const ask = adapter[name] as (question: Question) => Promise<unknown>
    Object.assign(adapter, {
      [name](this: unknown, question: Question) {
        const { pagination, where } = question
        const isCounted = pagination !== false && isOfAll(where)
        return ask.call(this, isCounted ? { ...question, where: ofAll } : question)
      },
    })
  }
}

/** A condition that all meet, answered from the index of identifiers alone. */
const ofAll: Where = { id: { not_equals: '' } }

const isOfAll = (where: Where = {}): boolean =>
  Object.values(where).every((part) => Array.isArray(part) && part.every(isOfAll))
