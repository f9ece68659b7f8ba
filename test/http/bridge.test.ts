import type { Express } from 'express'
import express from 'express'
import { createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { sendWebResponse, toWebRequest } from '../../src/api/webBridge.ts'
import { limitUploads } from '../../src/middleware/limitUploads.ts'

let server: Server
let url: string
let answer: (request: Request & { clientIp: string | undefined }) => Promise<Response> | Response

beforeAll(async () => {
  const app: Express = express()
  app.use(limitUploads({ limit: 1e9 }))
  app.use(async (req, res) => {
    await sendWebResponse(await answer(toWebRequest(req, res, 'https://cms.example')), res)
  })
  server = createServer(app)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

test('several cookies stay several', async () => {
  answer = () => {
    const headers = new Headers()
    headers.append('Set-Cookie', 'a=1; Path=/')
    headers.append('Set-Cookie', 'b=2; Expires=Wed, 09 Jun 2027 10:18:14 GMT')
    return new Response(null, { status: 204, headers })
  }
  expect((await fetch(url)).headers.getSetCookie()).toEqual([
    'a=1; Path=/',
    'b=2; Expires=Wed, 09 Jun 2027 10:18:14 GMT',
  ])
})

test('the address is the one that was configured, and the client is known', async () => {
  let seen: { url: string; clientIp: string | undefined } | undefined
  answer = ({ url, clientIp }) => {
    seen = { url, clientIp }
    return new Response()
  }
  await fetch(`${url}/api/a%20b?c=d`, { headers: { 'X-Forwarded-Host': 'evil.example' } })
  expect(seen).toEqual({ url: 'https://cms.example/api/a%20b?c=d', clientIp: '127.0.0.1' })
})

test('HEAD is asked as GET, and answered without a body', async () => {
  const methods: string[] = []
  answer = ({ method }) => {
    methods.push(method)
    return Response.json({ a: 1 })
  }
  const response = await fetch(url, { method: 'HEAD' })
  expect(methods).toEqual(['GET'])
  expect(response.headers.get('Content-Length')).toBe('7')
  expect(await response.text()).toBe('')
})

test('the length of JSON is known, and every status passes', async () => {
  answer = () => Response.json({ a: 'é' }, { status: 418 })
  const response = await fetch(url)
  expect(response.status).toBe(418)
  expect(response.headers.get('Content-Length')).toBe('10')
})

test('an answer streams: its first part arrives before its last is made', async () => {
  let finish = () => {}
  answer = () =>
    new Response(
      new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('first'))
          finish = () => controller.close()
        },
      }),
      { headers: { 'Content-Type': 'text/plain' } },
    )
  const reader = (await fetch(url)).body!.getReader()
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('first')
  finish()
  expect((await reader.read()).done).toBe(true)
})

test('a request streams: its first part is read before its last is sent', async () => {
  let finish = () => {}
  answer = async (request) => {
    const reader = request.body!.getReader()
    const { value } = (await reader.read()) as { value: Uint8Array }
    finish()
    while (!(await reader.read()).done);
    return new Response(value as BodyInit)
  }
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data' },
    body: new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('first'))
        finish = () => controller.close()
      },
    }),
    duplex: 'half',
  } as RequestInit)
  expect(await response.text()).toBe('first')
})

test('a client that goes away aborts the request and its answer', async () => {
  const aborted = new Promise<void>((resolve) => {
    answer = ({ signal }) => {
      signal.addEventListener('abort', () => resolve())
      return new Promise(() => {})
    }
  })
  const request = get(url)
  request.on('error', () => {})
  request.on('socket', (socket) =>
    socket.on('connect', () => void setImmediate().then(() => request.destroy())),
  )
  await aborted

  const cancelled = new Promise<void>((resolve) => {
    answer = () =>
      new Response(
        new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
          cancel: () => resolve(),
        }),
      )
  })
  const response = await fetch(url)
  await response.body!.cancel()
  await cancelled
})
