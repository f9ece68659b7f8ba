import { isRecord } from '../lib/isRecord.ts'

/** The documents of a relation that was populated, without those that the reader may not see. */
export const populated = <Doc extends object>(
  values: readonly (Doc | string)[] | null | undefined,
): Doc[] => (values ?? []).filter((value): value is Doc => isRecord(value))
