import {
  CreateBucketCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { clientOptions } from '../../src/media/bucket/clientOptions.ts'

/** What the service does with a request, instead of answering it. */
type Fault = 'refuse' | 'hang up half-way'

export type TestBucket = {
  /** The variables of a server that keeps its media in this bucket. */
  variables: Record<string, string>
  /** The keys of all that is stored, notes of our own included. */
  keys: () => Promise<string[]>
  /** The keys of files alone. */
  files: () => Promise<string[]>
  put: (key: string, content: string) => Promise<void>
  /** Decides about each request from now on; nothing goes wrong without it. */
  failWhen: (decide?: (method: string, key: string) => Fault | undefined) => void
  /** The requests that were made since, as `PUT /bucket/key`. */
  requests: string[]
  close: () => Promise<void>
}

const key = 'S3RVER'

/**
 * A bucket of a real server of S3, behind a proxy in which requests can be made to fail. The server is
 * one in this process, or the one that `TEST_S3_ENDPOINT` names, whose keys are both `S3RVER`.
 */
export async function startBucket(): Promise<TestBucket> {
  const service = process.env.TEST_S3_ENDPOINT
    ? { url: process.env.TEST_S3_ENDPOINT, close: async () => {} }
    : await startService()
  let decide: ((method: string, key: string) => Fault | undefined) | undefined
  const requests: string[] = []
  const name = `media-${randomUUID().slice(0, 8)}`
  const proxy = createServer((req, res) => {
    const address = decodeURIComponent((req.url ?? '').split('?')[0] ?? '')
    requests.push(`${req.method} ${address}`)
    const fault = decide?.(req.method ?? '', address.slice(name.length + 2))
    if (fault === 'refuse') refuse(req, res)
    else if (fault) req.once('data', () => req.socket.destroy())
    else forward(service.url, req, res)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const settings = {
    name,
    endpoint: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    region: 'us-east-1',
    accessKeyId: key,
    secretAccessKey: key,
    signedLinks: false,
  }
  const client = new S3Client(clientOptions(settings))
  await client.send(new CreateBucketCommand({ Bucket: name }))
  const keys = async () => {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: name }))
    return Contents.map(({ Key = '' }) => Key)
  }
  return {
    variables: {
      S3_BUCKET: name,
      S3_ENDPOINT: settings.endpoint,
      S3_ACCESS_KEY_ID: key,
      S3_SECRET_ACCESS_KEY: key,
    },
    keys,
    files: async () => (await keys()).filter((stored) => !stored.startsWith('.')),
    put: async (Key, Body) => {
      await client.send(new PutObjectCommand({ Bucket: name, Key, Body }))
    },
    failWhen: (wanted) => void (decide = wanted),
    requests,
    close: async () => {
      client.destroy()
      proxy.closeAllConnections()
      proxy.close()
      await service.close()
    },
  }
}

async function startService(): Promise<{ url: string; close: () => Promise<void> }> {
  const { default: S3rver } = await import('@20minutes/s3rver')
  const folder = mkdtempSync(path.join(tmpdir(), 'collective-s3-'))
  const service = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    // It takes the path of a bucket without the slash that the client of AWS signs.
    allowMismatchedSignatures: true,
  })
  const { port } = await service.run()
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      service.httpServer.closeAllConnections()
      await service.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function refuse(req: IncomingMessage, res: ServerResponse): void {
  req.resume()
  res.writeHead(403, { 'Content-Type': 'application/xml', Connection: 'close' })
  res.end('<Error><Code>AccessDenied</Code><Message>Not today</Message></Error>')
}

/** The name of the host stays that of the proxy: it is signed. */
function forward(url: string, req: IncomingMessage, res: ServerResponse): void {
  const { method, headers } = req
  const onward = request(new URL(req.url ?? '/', url), { method, headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 500, answer.rawHeaders)
    answer.pipe(res)
  })
  onward.once('error', () => res.destroy())
  res.once('close', () => onward.destroy())
  req.pipe(onward)
}
