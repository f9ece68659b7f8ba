import { isRecord } from '../isRecord.ts'

/** The id that a relationship holds, whether it is populated or not. */
export function idOf(value: unknown): string | undefined {
  const id = isRecord(value) ? value.id : value
  return typeof id === 'string' && id ? id : undefined
}
