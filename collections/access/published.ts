import type { Where } from 'payload'

export const published: Where = { _status: { equals: 'published' } }
