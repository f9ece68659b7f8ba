import type { Connection } from 'mongoose'
import { randomUUID } from 'node:crypto'

/** Beside the content, and of a name that neither backups nor restores touch. */
const collectionName = 'restore.presence'
const refreshMs = 3000
const goneAfterMs = 15_000

export type Presence = 'restore' | 'server'

type Note = { _id: string; kind: Presence; at: Date }

/**
 * Notes in a MongoDB database that a process has it open, for as long as the process lives: SQLite
 * files are locked, here nothing else would tell.
 * @returns the function that takes the note away
 */
export async function announcePresence(
  connection: Connection,
  kind: Presence,
): Promise<() => Promise<void>> {
  const notes = connection.collection<Note>(collectionName)
  const _id = randomUUID()
  const note = () => notes.updateOne({ _id }, { $set: { kind, at: new Date() } }, { upsert: true })
  await note()
  // A note that fails is made by the next; the database itself is watched elsewhere.
  const timer = setInterval(() => void note().catch(() => {}), refreshMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await notes.deleteOne({ _id })
  }
}

/** Which kinds of process have a database open; one that was killed counts for 15 seconds. */
export async function findPresent(connection: Connection): Promise<Presence[]> {
  const notes = connection.collection<Note>(collectionName)
  await notes.deleteMany({ at: { $lt: new Date(Date.now() - goneAfterMs) } })
  return (await notes.find({}).toArray()).map(({ kind }) => kind)
}
