import { ValidationError, type PayloadRequest } from 'payload'
import { z } from 'zod'

import type { FocalPoint } from './processImage.ts'

const percent = z.coerce.number().min(0).max(100)
const uploadEdits = z.object({ focalPoint: z.object({ x: percent, y: percent }) })
const fields = z.object({ focalX: percent.nullish(), focalY: percent.nullish() })

/**
 * Where an image's focal point is to be: the admin panel says it in the query, other clients in the
 * fields of the document.
 * @throws ValidationError naming the field that is no percentage
 */
export function readFocalPoint(query: PayloadRequest['query'], data: unknown): Partial<FocalPoint> {
  const edits = uploadEdits.safeParse(query.uploadEdits)
  if (edits.success) return edits.data.focalPoint
  const read = fields.safeParse(data ?? {})
  if (!read.success) {
    const path = String(read.error.issues[0]?.path[0] ?? 'focalX')
    throw new ValidationError({ errors: [{ label: 'Focal point', path, message: 'This must be from 0 to 100 per cent.' }] })
  }
  const { focalX, focalY } = read.data
  return {
    ...(typeof focalX === 'number' ? { x: focalX } : {}),
    ...(typeof focalY === 'number' ? { y: focalY } : {}),
  }
}
