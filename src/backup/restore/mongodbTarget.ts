import mongoose, { type Connection, type mongo } from 'mongoose'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'

import { connectMongodb } from '../../database/connectMongodb.ts'
import { announcePresence } from '../../database/presence.ts'
import { OperatorError } from '../../lib/operatorError.ts'
import { counted } from '../files.ts'
import { databasePath } from '../manifest.ts'
import { collectionNames } from '../mongodbSnapshot.ts'
import type { DatabaseTarget } from './databaseTarget.ts'
import { journalSchema } from './journal.ts'
import { shortLines } from './shortLines.ts'

const { EJSON } = mongoose.mongo.BSON

const stagedPrefix = 'restore.new.'
const replacedPrefix = 'restore.old.'
const journalName = 'restore.journal'
const batchSize = 500

/** Collections of which a server fills some by itself on its first start. */
const isOwn = (name: string) => /^(payload-|mail-templates)/.test(name)

/** A MongoDB database to restore into; what is staged and set aside are collections of other names. */
export async function mongodbTarget(url: string): Promise<DatabaseTarget> {
  const connection = await connectMongodb(url)
  const journal = connection.collection<{ _id: string }>(journalName)
  const named = async (prefix: string) =>
    (await connection.listCollections())
      .map(({ name }) => name)
      .filter((name) => name.startsWith(prefix))
  const rename = async (from: string, to: string) => {
    await connection.collection(from).rename(to)
  }
  const drop = async (names: string[]) => {
    for (const name of names) await connection.dropCollection(name)
  }

  return {
    kind: 'mongodb',
    claim: () =>
      announcePresence(connection, 'restore', (others) => {
        if (others.includes('server')) {
          throw new OperatorError(
            'A server has this database open; stop it first. One that was killed is forgotten after 15 seconds.',
          )
        }
        if (others.includes('command')) {
          throw new OperatorError(
            'A command is at work on this database; wait for its end. One that was killed is forgotten after 15 seconds.',
          )
        }
        if (others.length > 0) {
          throw new OperatorError('A restore of this database is under way; wait for its end.')
        }
      }),
    isEmpty: async () => {
      for (const name of await collectionNames(connection)) {
        if (!isOwn(name) && (await connection.collection(name).findOne({}))) return false
      }
      return true
    },
    stage: async (archive, onBytes) => {
      for (const entry of archive.manifest.entries) {
        if (!entry.path.startsWith(databasePath)) continue
        const name = entry.path.slice(databasePath.length).replace(/\.jsonl$/, '')
        const count = await insertLines(
          connection,
          stagedPrefix + name,
          counted(archive.stream(entry), onBytes),
        )
        const expected = archive.manifest.database.counts[name]
        if (count !== expected) throw new Error(`${name} has ${count} documents, not ${expected}`)
      }
    },
    setAside: async () => {
      for (const name of await collectionNames(connection)) {
        await rename(name, replacedPrefix + name)
      }
    },
    place: async () => {
      for (const name of await named(stagedPrefix)) {
        await rename(name, name.slice(stagedPrefix.length))
      }
    },
    removePlaced: async () => drop(await collectionNames(connection)),
    putBack: async () => {
      for (const name of await named(replacedPrefix)) {
        await rename(name, name.slice(replacedPrefix.length))
      }
    },
    discard: async () => {
      await drop(await named(stagedPrefix))
      await drop(await named(replacedPrefix))
    },
    check: async (manifest) => {
      for (const [name, expected] of Object.entries(manifest.database.counts)) {
        const count = await connection.collection(name).countDocuments({})
        if (count !== expected) throw new Error(`${name} has ${count} documents, not ${expected}`)
      }
    },
    journal: {
      read: async () => {
        const entry = await journal.findOne({ _id: 'restore' })
        return entry ? journalSchema.parse(entry) : undefined
      },
      write: async (entry) => {
        await journal.updateOne({ _id: 'restore' }, { $set: entry }, { upsert: true })
      },
      remove: async () => drop(await named(journalName)),
    },
    close: () => connection.close(),
  }
}

async function insertLines(
  connection: Connection,
  name: string,
  content: AsyncIterable<Buffer>,
): Promise<number> {
  await connection.createCollection(name)
  let count = 0
  let batch: mongo.BSON.Document[] = []
  const flush = async () => {
    if (batch.length > 0) await connection.collection(name).insertMany(batch)
    count += batch.length
    batch = []
  }
  for await (const line of linesOf(content)) {
    batch.push(EJSON.parse(line, { relaxed: false }) as mongo.BSON.Document)
    if (batch.length === batchSize) await flush()
  }
  await flush()
  return count
}

async function* linesOf(content: AsyncIterable<Buffer>): AsyncGenerator<string> {
  // A stream that fails ends readline without a word.
  let failure: Error | undefined
  const source = Readable.from(shortLines(content), { objectMode: false })
  const lines = createInterface({ input: source, crlfDelay: Infinity })
  source.once('error', (error) => {
    failure = error
    lines.close()
  })
  for await (const line of lines) if (line) yield line
  if (failure) throw failure
}
