import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

import { freePort } from '../helpers/freePort.ts'

export type RedisServer = {
  url: string
  start: () => Promise<void>
  stop: () => Promise<void>
}

/** A Redis of the test's own, which keeps nothing, on a port that was free a moment ago. */
export async function createRedisServer(): Promise<RedisServer> {
  const port = await freePort()
  let child: ChildProcess | undefined
  return {
    url: `redis://127.0.0.1:${port}`,
    start: async () => {
      const started = spawn(
        process.env.REDIS_SERVER_PATH ?? '/usr/bin/redis-server',
        ['--port', String(port), '--bind', '127.0.0.1', '--save', ''],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      child = started
      await new Promise<void>((resolve, reject) => {
        started.once('error', reject)
        started.once('exit', () => reject(new Error('Redis ended before it was ready.')))
        started.stdout.on('data', (chunk: Buffer) => {
          if (chunk.includes('Ready to accept connections')) resolve()
        })
      })
    },
    stop: async () => {
      if (child?.kill('SIGKILL')) await once(child, 'exit')
      child = undefined
    },
  }
}
