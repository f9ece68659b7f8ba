import type { Endpoint } from 'payload'

import { changeSeries } from './changeSeries.ts'
import { repeatEvent } from './repeatEvent.ts'

export const endpoints: Endpoint[] = [
  { method: 'post', path: '/:id/repeat', handler: repeatEvent },
  { method: 'patch', path: '/:id/series', handler: changeSeries },
]
