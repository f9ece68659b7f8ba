import type { FieldHook } from 'payload'

/**
 * Keeps what is chosen where a select is sent empty, which must not show more than before. Payload
 * would store null.
 */
export const keepChoice: FieldHook = ({ field, previousValue, value }): unknown =>
  value || previousValue || ('defaultValue' in field ? field.defaultValue : undefined)
