import { getPayload } from 'payload'

import config from '../../src/payload.config.ts'

const payload = await getPayload({ config })
const topic = await payload.create({ collection: 'topics', data: { name: 'Fair credit' } })
process.stdout.write(JSON.stringify(topic))
await payload.destroy()
