import { getPayload } from 'payload'

import config from '../../src/payload.config.ts'

const payload = await getPayload({ config })
await payload.destroy()
