import { isRecord } from '../lib/isRecord.ts'

/** A text that stored rich text holds, which may be anything. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? value.trim() : undefined

/** The id that a reference holds, whether it is populated or not. */
export const idOf = (value: unknown): string | undefined =>
  textOf(isRecord(value) ? value.id : value)

/** The ids that a list of references holds. */
export const idsOf = (value: unknown): string[] => listOf(value).flatMap((item) => idOf(item) ?? [])

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** The objects in what should be a list of them. */
export const recordsOf = (value: unknown): Record<string, unknown>[] =>
  listOf(value).filter(isRecord)
