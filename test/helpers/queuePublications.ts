import { getPayload } from 'payload'

import config from '../../src/payload.config.ts'
import { factories } from './factories.ts'

/** A process of its own that makes drafts which are to be published at once, and prints their ids. */
const payload = await getPayload({ config })
for (let left = Number(process.argv[2] ?? 1); left > 0; left -= 1) {
  const post = await payload.create({
    collection: 'posts',
    data: factories.posts({ _status: 'draft' }),
  })
  await payload.jobs.queue({
    task: 'schedulePublish',
    input: { type: 'publish', doc: { relationTo: 'posts', value: post.id } },
  })
  process.stdout.write(`${post.id}\n`)
}
await payload.destroy()
process.exit(0)
