import { getPayload } from 'payload'

import config from '../../src/payload.config.ts'

const [id = '', title = ''] = process.argv.slice(2)
const payload = await getPayload({ config })
await payload.delete({ collection: 'posts', id })
await payload.create({ collection: 'posts', data: { title, _status: 'published' } })
await payload.destroy()
