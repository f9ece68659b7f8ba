import type { Connection } from 'mongoose'
import { randomUUID } from 'node:crypto'

/** Beside the content, and of a name that neither backups nor restores touch. */
const collectionName = 'restore.presence'
const refreshMs = 3000
const goneAfterMs = 15_000

export type Presence = 'command' | 'restore' | 'server'

type Note = { _id: string; kind: Presence; at: Date }

/**
 * Notes in a MongoDB database that a process has it open, for as long as the process lives: SQLite
 * files are locked, here nothing else would tell. It is noted first, and looked for others then, so
 * that of two that come at once at least one sees the other. One that was killed counts for 15
 * seconds, by the clock of the database: those of two machines may differ.
 * @param refuse throws where one may not go on beside those that are there; then the note is gone too
 * @returns the function that takes the note away
 */
export async function announcePresence(
  connection: Connection,
  kind: Presence,
  refuse: (others: Presence[]) => void,
): Promise<() => Promise<void>> {
  const notes = connection.collection<Note>(collectionName)
  const _id = randomUUID()
  const note = () =>
    notes.updateOne({ _id }, { $set: { kind }, $currentDate: { at: true } }, { upsert: true })
  await note()
  let written: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    // A note that fails is made by the next; the database itself is watched elsewhere.
    written = note().catch(() => {})
  }, refreshMs)
  timer.unref()
  const withdraw = async () => {
    clearInterval(timer)
    await written
    await notes.deleteOne({ _id })
  }

  const findOthers = async (): Promise<Presence[]> => {
    const all = await notes.find({}).toArray()
    const now = all.find((one) => one._id === _id)?.at ?? new Date()
    const lastSign = new Date(now.getTime() - goneAfterMs)
    await notes.deleteMany({ _id: { $ne: _id }, at: { $lt: lastSign } })
    return all.filter((one) => one._id !== _id && one.at >= lastSign).map((one) => one.kind)
  }

  try {
    refuse(await findOthers())
  } catch (error) {
    await withdraw()
    throw error
  }
  return withdraw
}
