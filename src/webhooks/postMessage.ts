import type { LookupAddress } from 'node:dns'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'

import { resolveReceiver, type Resolve } from './resolveReceiver.ts'

export type Answered = { status: number; retryAfter: string | undefined; body: string }

export type PostOptions = {
  resolve: Resolve
  allowPrivate: boolean
  /** How long the whole exchange may take, the look-up too, in milliseconds. */
  timeout: number
  /** Gives the exchange up, when the server stops. */
  signal?: AbortSignal
}

const readBytes = 1024

/**
 * Posts a body to a receiver and reads the beginning of its answer. Redirects are not followed: they
 * could lead anywhere.
 * @throws Error where there is no whole answer in time, with words for staff
 */
export async function postMessage(
  address: string,
  message: { headers: Record<string, string>; body: string },
  options: PostOptions,
): Promise<Answered> {
  const url = new URL(address)
  const late = AbortSignal.timeout(options.timeout)
  const signal = options.signal ? AbortSignal.any([late, options.signal]) : late
  const givenUp = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () =>
      reject(
        new Error(
          late.aborted
            ? `No answer within ${options.timeout / 1000} seconds.`
            : 'This server was stopped before the answer came.',
        ),
      ),
    )
  })
  const exchange = async () => {
    const addresses = await resolveReceiver(url, options)
    const response = await send(url, message, { lookup: answerWith(addresses), signal })
    return {
      status: response.statusCode ?? 0,
      retryAfter: response.headers['retry-after'],
      body: await readBeginning(response),
    }
  }
  return Promise.race([exchange(), givenUp])
}

const answerWith =
  ([first, ...others]: LookupAddress[]): LookupFunction =>
  (hostname, options, callback) => {
    if (!first) callback(new Error(`${hostname} has no address.`), '')
    else if (options.all) callback(null, [first, ...others])
    else callback(null, first.address, first.family)
  }

function send(
  url: URL,
  { headers, body }: { headers: Record<string, string>; body: string },
  options: { lookup: LookupFunction; signal: AbortSignal },
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    // A connection that is kept open could have been made to another address.
    request(url, { ...options, agent: false, method: 'POST', headers }, resolve)
      .on('error', reject)
      .end(body)
  })
}

async function readBeginning(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    // Leaving the loop closes the connection.
    if (size >= readBytes) break
  }
  return Buffer.concat(chunks).subarray(0, readBytes).toString('utf8').replaceAll('\0', '')
}
