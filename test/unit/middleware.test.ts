import express, { type RequestHandler } from 'express'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'

import { handlerTimeout } from '../../src/middleware/handlerTimeout.ts'
import { requestLog } from '../../src/middleware/requestLog.ts'
import { warnOfProxy } from '../../src/middleware/warnOfProxy.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(...handlers: RequestHandler[]): Promise<string> {
  const listening = createServer(express().use(...handlers))
  server = listening
  await new Promise<void>((resolve) => void listening.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
}

function log() {
  const lines: Record<string, unknown>[] = []
  const logger = pino(
    { base: undefined },
    { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  )
  return { lines, logger }
}

const ok: RequestHandler = (_req, res) => void res.send('ok')

describe('the log of requests', () => {
  test('says what was asked and answered, without secrets or personal data', async () => {
    const { lines, logger } = log()
    const logRequest = requestLog({ logger })
    const ids: string[] = []
    const url = await serve((req, res, next) => {
      ids.push(logRequest(req, res))
      next()
    }, ok)
    const secret = `reg_${'s'.repeat(43)}`
    await fetch(`${url}/registrations/${secret}?email=ann@example.org`, {
      headers: { Authorization: 'JWT secret', Cookie: 'payload-token=secret' },
    })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      reqId: ids[0],
      req: { method: 'GET', path: '/registrations/…' },
      res: { status: 200 },
    })
    expect(JSON.stringify(lines)).not.toMatch(/secret|sss|example\.org|127\.0\.0\.1/)
  })

  test.each(['/healthz', '/readyz', '/_next/static/a.js'])('leaves %s out', async (path) => {
    const { lines, logger } = log()
    const logRequest = requestLog({ logger })
    const url = await serve((req, res, next) => {
      logRequest(req, res)
      next()
    }, ok)
    await fetch(url + path)
    expect(lines).toEqual([])
  })
})

describe('an unknown proxy', () => {
  const through = { headers: { 'X-Forwarded-For': '203.0.113.7' } }

  test('is warned of once', async () => {
    const { lines, logger } = log()
    const url = await serve(warnOfProxy({ trustProxy: false, logger }), ok)
    await fetch(url)
    expect(lines).toEqual([])
    await fetch(url, through)
    await fetch(url, through)
    expect(lines).toHaveLength(1)
    expect(JSON.stringify(lines)).not.toContain('203.0.113.7')
  })

  test('is none where TRUST_PROXY is set', async () => {
    const { lines, logger } = log()
    await fetch(await serve(warnOfProxy({ trustProxy: 1, logger }), ok), through)
    expect(lines).toEqual([])
  })
})

describe('the time limit of a handler', () => {
  const never: RequestHandler = () => {}

  test('ends what never answers', async () => {
    const response = await fetch(await serve(handlerTimeout({ after: 20 }), never))
    expect(response.status).toBe(503)
  })

  test('lets an answer that has begun, and an upload that is not whole yet, take their time', async () => {
    const afterTheLimit = (run: () => void) => void setTimeout(run, 100)
    const url = await serve(handlerTimeout({ after: 20 }), (req, res) => {
      res.write('first ')
      req.resume()
      afterTheLimit(() => res.end('last'))
    })
    expect(await (await fetch(url)).text()).toBe('first last')

    let sent = () => {}
    const upload = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(1))
        sent = () => controller.close()
      },
    })
    const uploaded = serve(handlerTimeout({ after: 20 }), (req, res) => {
      afterTheLimit(sent)
      req.resume().once('end', () => res.send('whole'))
    })
    const response = await fetch(await uploaded, {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data' },
      body: upload,
      duplex: 'half',
    } as RequestInit)
    expect(await response.text()).toBe('whole')
  })
})
