import { dataDirectory, applyLocalDefaults } from './env.ts'
import { explainFailure } from './explainFailure.ts'
import { demoAccount, demoAccountFile } from './demo/demoAccount.ts'
import { keepRunning } from './keepRunning.ts'
import type { RunningServer } from './server.ts'
import { loadSampleContent } from './seed/loadSampleContent.ts'

async function demo(): Promise<void> {
  applyLocalDefaults()
  const { startServer } = await import('./server.ts')
  const starting = startServer({ cron: true })
  const stopping = new AbortController()
  const prepare = async (server: RunningServer) => {
    const account = await demoAccount(server.payload)
    const { added } = await loadSampleContent(server.payload, {
      user: account.user,
      signal: stopping.signal,
    })
    return { account, added }
  }
  const prepared = starting.then(prepare).catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error
  })
  const server = await keepRunning(starting, async () => {
    stopping.abort()
    await prepared.catch(() => undefined)
  })
  const ready = await prepared
  if (!ready) return
  const { account, added } = ready
  process.stdout.write(
    `
${added === 0 ? 'The content is as you left it.' : `Loaded the sample content: ${added} documents.`} It is kept under ${dataDirectory}/.

Admin panel: ${server.url}/admin
Sign in: ${account.email} ${
      account.password
        ? `/ ${account.password}`
        : `and the password that was set since; remove ${demoAccountFile} to have a new one made`
    }

Press Ctrl-C to stop.
`,
  )
}

demo().catch((error: unknown) => {
  process.stderr.write(`${explainFailure(error)}\n`)
  process.exit(1)
})
