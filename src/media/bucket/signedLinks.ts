import type { CollectionConfig, Config } from 'payload'

import { mediaSlug } from '../../../collections/slugs.ts'
import type { BucketSettings } from '../../env.ts'
import type { MediaStorage } from '../storage.ts'
import { clientOptions } from './clientOptions.ts'

const lifetimeSeconds = 60

type Handler = NonNullable<
  Exclude<CollectionConfig['upload'], boolean | undefined>['handlers']
>[number]

/**
 * Links to a bucket, as Payload's own plugin for S3 signs them. Nothing else of it is used:
 * - its upload runs inside the operation's transaction, and keeps up to four parts of 50 MB in memory;
 *   ours comes before it, and streams;
 * - its deletion comes before the commit, so that a rollback leaves a document without its file;
 * - its way of reading answers 500 for an empty file and where the bucket cannot be reached, knows
 *   an `If-None-Match` with one value only, and sets none of our headers.
 */
export function signedLinks(settings: BucketSettings): NonNullable<MediaStorage['link']> {
  let loading: Promise<Handler> | undefined
  return async (filename, req) => {
    loading ??= pluginHandler(settings, true)
    // Whoever asks may read the file: with a document at hand, the plugin does not look again.
    const doc = { id: '', filename } as never
    const params = { collection: mediaSlug, filename }
    const response = await (await loading)(req, { doc, params })
    const address = response instanceof Response && response.headers.get('Location')
    if (!address) throw new Error('The plugin for S3 gave no link')
    return address
  }
}

/**
 * The plugin's handler of files, which it puts into the configuration of a collection.
 * @param signed whether it answers with links, rather than with files
 */
export async function pluginHandler(settings: BucketSettings, signed: boolean): Promise<Handler> {
  const { s3Storage } = await import('@payloadcms/storage-s3')
  const plugin = s3Storage({
    bucket: settings.name,
    collections: { [mediaSlug]: { signedDownloads: signed && { expiresIn: lifetimeSeconds } } },
    config: clientOptions(settings),
  })
  const collections: CollectionConfig[] = [{ slug: mediaSlug, fields: [], upload: true }]
  const config = await plugin({ collections } as Config)
  const upload = config.collections?.[0]?.upload
  const handler = typeof upload === 'object' ? upload.handlers?.[0] : undefined
  if (!handler) throw new Error('The plugin for S3 has no handler of files')
  return handler
}
