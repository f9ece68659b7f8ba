import type { PayloadRequest } from 'payload'

import { isRecord } from '../../../src/lib/isRecord.ts'
import { validationError } from '../../hooks/validationError.ts'
import { changeableFields } from './seriesFields.ts'

export type SeriesChange = { data: Record<string, unknown>; scope: 'all' | 'this-and-later' }

/**
 * Reads a change of several events of a series.
 * @param body `{ data, scope }`
 * @throws ValidationError that names the part at fault
 */
export function readChange(body: Record<string, unknown>, req: PayloadRequest): SeriesChange {
  const fail = (paths: string[], message: string) =>
    validationError(
      req.payload.collections.events.config,
      paths.map((path) => ({ path, message })),
      req,
    )

  const { data, scope, ...others } = body
  if (Object.keys(others).length > 0) {
    throw fail(Object.keys(others), 'Please send data and scope only.')
  }
  if (scope !== 'all' && scope !== 'this-and-later') {
    throw fail(['scope'], 'Please choose from: this-and-later, all.')
  }
  if (!isRecord(data) || Object.keys(data).length === 0) {
    throw fail(['data'], 'Please give the fields to change.')
  }
  const own = Object.keys(data).filter((name) => !changeableFields.includes(name))
  if (own.length > 0) {
    throw fail(own, 'This belongs to each event alone, and cannot be changed for several.')
  }
  return { data, scope }
}
