import { usersSlug } from '../collections/slugs.ts'
import { explainFailure } from './explainFailure.ts'
import { keepRunning } from './keepRunning.ts'
import { startServer } from './server.ts'

async function main(): Promise<void> {
  const server = await keepRunning(startServer({ cron: true }))
  const { logger } = server.payload
  logger.info({ msg: `Ready at ${server.url}/admin` })
  const { totalDocs: accounts } = await server.payload.count({ collection: usersSlug })
  if (accounts === 0) {
    logger.warn(
      'Nobody can sign in yet: create the first account with `npm run cms -- create-admin --email you@example.org`.',
    )
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${explainFailure(error)}\n`)
  process.exit(1)
})
