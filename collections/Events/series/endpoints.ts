import type { Endpoint } from 'payload'

import { changeSeries } from './changeSeries.ts'
import { repeatEvent } from './repeatEvent.ts'

export const seriesEndpoints: Endpoint[] = [
  { method: 'post', path: '/:id/repeat', handler: repeatEvent },
  { method: 'patch', path: '/:id/series', handler: changeSeries },
]
