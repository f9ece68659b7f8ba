import type { FieldAccessArgs } from 'payload'

/**
 * The document that a field is read of, for rules of reading alone: the panel's forms give what they
 * show as `data`, which Payload gives everywhere else as `doc`, and a query gives neither. In rules
 * of changing, `data` is what a client sends.
 */
export const shownDocument = <Document extends { id: string }>({
  data,
  doc,
}: FieldAccessArgs<Document>): Partial<Document> | undefined => doc ?? data
