import type * as Aws from '@aws-sdk/client-s3'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'

import type { BucketSettings } from '../../env.ts'
import type { ByteRange } from '../../lib/byteRange.ts'
import type { FileSource } from '../storage.ts'
import { clientOptions } from './clientOptions.ts'
import { MediaUnavailable } from './mediaUnavailable.ts'

/** What is stored: a file, or a stream whose length is known. */
type ObjectSource = FileSource | { stream: AsyncIterable<Uint8Array>; length: number }

/** What a service says of an object to those who come by a link. */
export type ObjectHeaders = { ContentType?: string; ContentDisposition?: string }

type Listed = { key: string; modified: number }

/**
 * The few things that are done with a bucket. An object is there whole, or not at all. Each throws
 * `MediaUnavailable` where the service does not answer, or refuses.
 */
export type Bucket = BucketActions & { settings: BucketSettings }

type BucketActions = {
  put: (key: string, source: ObjectSource, headers?: ObjectHeaders) => Promise<void>
  /** @returns nothing where there is no such object */
  get: (key: string, range?: ByteRange) => Promise<Readable | undefined>
  /** Its length in bytes; nothing where there is no such object. */
  size: (key: string) => Promise<number | undefined>
  /** @param headers the new object's; those of the old one without it */
  copy: (from: string, to: string, headers?: ObjectHeaders) => Promise<void>
  remove: (key: string) => Promise<void>
  /** @param options.flat leaves out keys with a slash behind the prefix */
  list: (prefix: string, options?: { flat?: boolean }) => Promise<Listed[]>
}

/** A bucket, reached by the client of AWS, which is loaded when it is first used: it is large. */
export function createBucket(settings: BucketSettings): Bucket {
  const Bucket = settings.name
  let loading: Promise<Commands> | undefined
  const load = () => (loading ??= loadCommands(settings))

  const put: BucketActions['put'] = async (Key, source, headers) => {
    const { client, aws } = await load()
    const { body, ...described } = await open(source)
    const { signal, failure } = abortedBy(body)
    const put = { Bucket, Key, Body: body, ...described, ...headers }
    try {
      await client.send(new aws.PutObjectCommand(put), { abortSignal: signal })
    } catch (error) {
      throw failure() ?? new MediaUnavailable(error)
    } finally {
      if (body instanceof Readable) body.destroy()
    }
  }

  return {
    settings,
    put,
    get: async (Key, range) => {
      const { client, aws } = await load()
      const Range = range && `bytes=${range.start}-${range.end}`
      const got = await unlessMissing(client.send(new aws.GetObjectCommand({ Bucket, Key, Range })))
      return got && readableOf(got.Body)
    },
    size: async (Key) => {
      const { client, aws } = await load()
      const head = await unlessMissing(client.send(new aws.HeadObjectCommand({ Bucket, Key })))
      return head && (head.ContentLength ?? 0)
    },
    copy: async (from, to, headers) => {
      const { client, aws } = await load()
      const copy = {
        Bucket,
        Key: to,
        CopySource: `${Bucket}/${from.split('/').map(encodeURIComponent).join('/')}`,
        ...(headers && { ...headers, MetadataDirective: 'REPLACE' as const }),
      }
      await orUnavailable(client.send(new aws.CopyObjectCommand(copy)))
    },
    remove: async (Key) => {
      const { client, aws } = await load()
      await unlessMissing(client.send(new aws.DeleteObjectCommand({ Bucket, Key })))
    },
    list: async (Prefix, { flat = false } = {}) => {
      const { client, aws } = await load()
      const listed: Listed[] = []
      let ContinuationToken: string | undefined
      do {
        const page = { Bucket, Prefix, ContinuationToken, ...(flat && { Delimiter: '/' }) }
        const answer = await orUnavailable(client.send(new aws.ListObjectsV2Command(page)))
        for (const { Key, LastModified } of answer.Contents ?? []) {
          if (Key) listed.push({ key: Key, modified: LastModified?.getTime() ?? 0 })
        }
        ContinuationToken = answer.IsTruncated ? answer.NextContinuationToken : undefined
      } while (ContinuationToken)
      return listed
    },
  }
}

type Commands = { client: Aws.S3Client; aws: typeof Aws }

async function loadCommands(settings: BucketSettings): Promise<Commands> {
  const aws = await import('@aws-sdk/client-s3')
  return { client: new aws.S3Client(clientOptions(settings)), aws }
}

type Opened = { body: Buffer | Readable; ContentLength: number; ContentMD5?: string }

/** A file is read twice, for its checksum comes first; nothing of it is kept in memory. */
async function open(source: ObjectSource): Promise<Opened> {
  if (Buffer.isBuffer(source)) {
    const ContentMD5 = createHash('md5').update(source).digest('base64')
    return { body: source, ContentLength: source.length, ContentMD5 }
  }
  if ('stream' in source) {
    return { body: Readable.from(source.stream), ContentLength: source.length }
  }
  const hash = createHash('md5')
  for await (const chunk of createReadStream(source.path)) hash.update(chunk as Buffer)
  const { size } = await stat(source.path)
  const ContentMD5 = hash.digest('base64')
  return { body: createReadStream(source.path), ContentLength: size, ContentMD5 }
}

/** The client does not notice that what it sends has failed, and would wait for more. */
function abortedBy(body: Buffer | Readable) {
  const abort = new AbortController()
  let failed: Error | undefined
  if (body instanceof Readable) {
    body.once('error', (error) => {
      failed = error
      abort.abort()
    })
  }
  return { signal: abort.signal, failure: () => failed }
}

function readableOf(body: unknown): Readable {
  if (!(body instanceof Readable)) throw new Error('The bucket answered without a stream')
  return body
}

const orUnavailable = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw new MediaUnavailable(error)
  })

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    const isMissing = error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name)
    if (isMissing) return undefined
    throw new MediaUnavailable(error)
  }
}
