// A process of its own: the whole server, what it is compared with on the same Payload instance, and
// what is to be known of it from inside.
import { startServer } from '../../src/server.ts'
import { createAccount } from '../helpers/accounts.ts'
import { startFloor, type Question } from './floor.ts'
import { addPosts, fillDatabase } from './fillDatabase.ts'
import { photograph, resizeAlone } from './photograph.ts'
import { startStock } from './stock.ts'
import { watchLoop } from './watchLoop.ts'

const { url, payload, close } = await startServer({ cron: false })
const loop = watchLoop()
let made: Promise<Buffer> | undefined
const picture = () => (made ??= photograph())
let runs = 0
for (const endpoint of payload.collections.posts.config.endpoints || []) {
  if (endpoint.method !== 'get' || endpoint.path !== '/') continue
  const { handler } = endpoint
  endpoint.handler = (req) => {
    runs += 1
    return handler(req)
  }
}

const calls = {
  urls: async () => ({
    ours: url.replace('localhost', '127.0.0.1'),
    stock: await startStock(payload),
  }),
  /** Fills the database, and says what the measurements ask for. */
  fill: (posts: number) => fillDatabase(payload, posts),
  /** Adds posts until there are so many. */
  addPosts: (posts: number) => addPosts(payload, posts),
  /** The `Authorization` header of a new editor. */
  signIn: async () => (await createAccount(payload, 'editor')).session,
  floor: (question: Question) => startFloor(url, question),
  /** How often the handler of the list of posts has run since the last call. */
  handlerRuns: async () => {
    const since = runs
    runs = 0
    return Promise.resolve(since)
  },
  /** Bytes that are really in use, on the heap and beside it. */
  memory: async () => {
    globalThis.gc?.()
    const { heapUsed, external } = process.memoryUsage()
    return Promise.resolve(heapUsed + external)
  },
  /** Milliseconds by which the event loop was late since the last call. */
  delays: async () => Promise.resolve(loop.take()),
  /** As base64, for messages are JSON. */
  photograph: async () => (await picture()).toString('base64'),
  resizeAlone: async () => resizeAlone(await picture()),
  close,
}

export type TargetCalls = typeof calls
type Message = { id: number; name: keyof TargetCalls; args: [] }

process.on('message', ({ id, name, args }: Message) => {
  const answer = async () => {
    try {
      const call = calls[name] as (...given: unknown[]) => unknown
      process.send?.({ id, value: await call(...args) })
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.stack : String(error) })
    }
  }
  void answer()
})
// Nobody asks any more.
process.on('disconnect', () => process.exit())
process.send?.({ id: 0 })
