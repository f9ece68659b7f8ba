import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

import { asBuilt } from '../helpers/serverProcess.ts'

const askEveryMs = 5

export type BuiltServer = { url: string; pid: number; stop: () => Promise<void> }

/** Starts the server as `npm run build` left it, and waits until its `/readyz` is 200. */
export async function startBuilt(
  variables: Record<string, string>,
  port: number,
): Promise<BuiltServer> {
  const child = spawn(process.execPath, asBuilt, {
    env: { ...process.env, ...variables, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const gone = once(child, 'exit')
  // A measurement that fails does not stop it.
  process.once('exit', () => child.kill())
  const url = `http://127.0.0.1:${port}`
  while (!(await isReady(url))) {
    if (child.exitCode !== null || child.pid === undefined) {
      throw new Error('The built server ended before it was ready.')
    }
    await setTimeout(askEveryMs)
  }
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM')
      await gone
    },
  }
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  )
