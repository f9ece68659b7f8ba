import type { CollectionBeforeChangeHook } from 'payload'

type Publishable = { id: string; _status?: string | null; publishedAt?: string | null }

/** Notes when a document is published first, and keeps that date from then on. */
export const stampPublishedAt: CollectionBeforeChangeHook<Publishable> = ({
  data,
  originalDoc,
}) => {
  if (data._status !== 'published') return data
  const publishedAt = data.publishedAt || originalDoc?.publishedAt || new Date().toISOString()
  return { ...data, publishedAt }
}
