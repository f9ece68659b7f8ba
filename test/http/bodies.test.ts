import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

const mebibyte = 1024 * 1024

let server: TestServer
let editor: Account
beforeAll(async () => {
  server = await startTestServer({ UPLOAD_MAX_MB: '3' })
  editor = await createAccount(server.payload, 'editor')
})
afterAll(() => server.close())

const tooLarge = { errors: [{ message: expect.stringContaining('too large') as string }] }

/** A body of unknown length, which goes out in chunks. */
const chunked = (bytes: number, first = '') =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(first))
      for (let sent = 0; sent < bytes; sent += 65_536) controller.enqueue(new Uint8Array(65_536))
      controller.close()
    },
  })

/** The same, made only as fast as it is taken. */
const asked = (bytes: number) => {
  let left = bytes
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new Uint8Array(65_536))
      if ((left -= 65_536) <= 0) controller.close()
    },
  })
}

const send = (path: string, headers: Record<string, string>, body: BodyInit) =>
  fetch(server.url + path, {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit)

describe('JSON of more than a mebibyte is refused', () => {
  test.each(['/api/topics', '/api/users/login', '/api/graphql', '/api/media', '/api/nope'])(
    'at %s, with its length said and without',
    async (path) => {
      const headers = { 'Content-Type': 'application/json' }
      const told = await send(path, headers, new Uint8Array(mebibyte + 1))
      expect(told.status).toBe(413)
      expect(await told.json()).toEqual(tooLarge)
      const grown = await send(path, headers, chunked(2 * mebibyte, '{"a":"'))
      expect(grown.status).toBe(413)
      expect(await grown.json()).toEqual(tooLarge)
    },
  )

  test('before it is read, and the connection serves on', async () => {
    const { hostname, port } = new URL(server.url)
    const answer = await new Promise<{ status: number | undefined; body: string }>((resolve) => {
      const request = httpRequest({
        hostname,
        port,
        path: '/api/topics',
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Length': String(60 * mebibyte) },
      })
      request.on('response', (response) => {
        void text(response).then((body) => resolve({ status: response.statusCode, body }))
      })
      request.on('error', () => {})
      request.write('{')
    })
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.body)).toEqual(tooLarge)
    expect((await fetch(`${server.url}/api/topics`)).status).toBe(200)
  })
})

describe('a form', () => {
  const form = (bytes: number) => {
    const data = new FormData()
    data.set('_payload', JSON.stringify({ alt: 'Nothing' }))
    data.set('file', new Blob([new Uint8Array(bytes)]), 'a.txt')
    return data
  }
  const multipart = { 'Content-Type': 'multipart/form-data; boundary=x' }
  const part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'

  test('for media may be as large as uploads may', async () => {
    const response = await send('/api/media', { Authorization: editor.session }, form(2 * mebibyte))
    expect(response.status).not.toBe(413)
  })

  test('for media that is larger is refused, its length said or not', async () => {
    const path = '/api/media'

    const told = await send(path, { Authorization: editor.session }, form(5 * mebibyte))
    expect(told.status).toBe(413)
    expect(await told.json()).toHaveProperty('errors[0].message')
    const grown = await send(
      path,
      { ...multipart, Authorization: editor.session },
      chunked(5 * mebibyte, part),
    )
    expect(grown.status).toBe(413)
    expect(await grown.json()).toHaveProperty('errors[0].message')
  })

  test.each(['/api/topics', '/api/users/login', '/api/nope', '/api/graphql'])(
    'for %s may be no larger than JSON',
    async (path) => {
      expect((await send(path, {}, form(2 * mebibyte))).status).toBe(413)
      const grown = await send(path, multipart, chunked(2 * mebibyte, part))
      expect([413, 415, 404]).toContain(grown.status)
    },
  )

  test('cannot have the limit of another address than it is for', async () => {
    const { hostname, port } = new URL(server.url)
    const status = await new Promise((resolve) => {
      const request = httpRequest({
        hostname,
        port,
        path: '/api/media/../topics',
        method: 'POST',
        headers: { ...multipart, 'Content-Length': String(2 * mebibyte) },
      })
      request.on('response', (response) => resolve(response.statusCode))
      request.on('error', () => {})
      request.write(part)
    })
    expect(status).toBe(400)
  })

  test('that nobody reads leaves the connection usable', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const response = await send('/api/nope', {}, form(900_000))
      expect(response.status).toBe(404)
      await response.text()
    }
  })
})

test(
  '200 connections that hardly send anything and bodies of 60 MB leave room for everybody else',
  { timeout: 60_000 },
  async () => {
    const { hostname, port } = new URL(server.url)
    const inUse = () => {
      const { external, heapUsed } = process.memoryUsage()
      return (external + heapUsed) / mebibyte
    }
    const before = inUse()
    let most = before
    const watch = setInterval(() => (most = Math.max(most, inUse())), 50)
    const begin = 'POST /api/topics HTTP/1.1\r\nHost: localhost\r\n'
    const openings = [
      `${begin}X-Slow: `,
      `${begin}Content-Type: application/json\r\nContent-Length: 900000\r\n\r\n{"name":"`,
    ]
    const slow = await Promise.all(
      Array.from({ length: 200 }, async (_, number) => {
        const socket = connect({ host: hostname, port: Number(port) })
        socket.on('error', () => {})
        await once(socket, 'connect')
        socket.write(openings[number % openings.length] ?? '')
        return socket
      }),
    )
    const dripping = setInterval(() => slow.forEach((socket) => socket.write('x')), 100)

    const large = Array.from({ length: 20 }, () =>
      send('/api/users/login', { 'Content-Type': 'application/json' }, asked(60 * mebibyte)).then(
        ({ status }) => status,
        () => 413,
      ),
    )
    for (let turn = 0; turn < 20; turn += 1) {
      expect((await fetch(`${server.url}/api/topics?page=${turn + 1}`)).status).toBe(200)
    }
    expect(new Set(await Promise.all(large))).toEqual(new Set([413]))
    clearInterval(watch)
    clearInterval(dripping)
    slow.forEach((socket) => socket.destroy())
    expect(most - before).toBeLessThan(200)
  },
)

test('a body that is cut short changes nothing and hurts nobody', async () => {
  const { hostname, port } = new URL(server.url)
  for (const type of ['application/json', 'multipart/form-data; boundary=x']) {
    await new Promise<void>((resolve) => {
      const request = httpRequest({
        hostname,
        port,
        path: '/api/topics',
        method: 'POST',
        headers: { 'Content-Type': type, 'Content-Length': '1000', Authorization: editor.session },
      })
      request.on('error', () => {})
      request.on('close', resolve)
      request.write('{"name":', () => request.destroy())
    })
  }
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  expect((await server.payload.count({ collection: 'topics' })).totalDocs).toBe(0)
})
