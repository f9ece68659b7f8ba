import express from 'express'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { expect, test } from 'vitest'

import { takeTossedAway, withoutTossed } from '../../src/lib/tossedCookies.ts'
import { ignoreTossedSessions } from '../../src/middleware/ignoreTossedSessions.ts'

test.each([
  ['a=1', undefined],
  ['', undefined],
  ['session=1; a=2', undefined],
  ['session=1; a=2; session=1', undefined],
  ['sessions=1; session=2', undefined],
  ['session=1; a=2; session=3', 'a=2'],
  ['session=1;session =3', ''],
  ['session=1; session', ''],
  ['session=1; session=; a=session=2', 'a=session=2'],
])('%j without two sessions is %j', (header, rest) => {
  expect(withoutTossed(header, 'session')).toBe(rest)
})

test('what another host set is taken away at each path above, for each domain above', () => {
  expect(takeTossedAway('s', 'https://cms.example.org', '/admin/login')).toEqual(
    ['cms.example.org', 'example.org'].flatMap((domain) =>
      ['/', '/admin', '/admin/', '/admin/login', '/admin/login/'].map(
        (path) => `s=; Domain=${domain}; Path=${path}; Max-Age=0`,
      ),
    ),
  )
})

test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
  'at %s there is no domain to share',
  (serverUrl) => {
    expect(takeTossedAway('s', serverUrl, '/')).toEqual([])
  },
)

test.each([
  ['/a;Domain=evil.example/b', 3],
  ['/a%0D%0AX: y', 1],
  [`/${'a/'.repeat(1000)}`, 9],
])('an address such as %j cannot write headers, nor many of them', (path, paths) => {
  const cookies = takeTossedAway('s', 'https://example.org', path)
  expect(cookies.length).toBeLessThanOrEqual(paths)
  expect(cookies.join()).not.toMatch(/evil|%|\r/)
})

test('the answer asks the browser to give them up, and a session that it sets comes too', async () => {
  const app = express()
  app.use(
    ignoreTossedSessions({
      cookie: 's',
      serverUrl: 'https://cms.example.org',
      logger: pino({ level: 'silent' }),
    }),
  )
  app.use((req, res) => {
    res.append('Set-Cookie', 's=new; Path=/')
    res.json({ cookie: req.headers.cookie, raw: req.rawHeaders.filter((text) => /s=/.test(text)) })
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { Cookie: 's=1; a=1; s=2' } })
  expect(await answer.json()).toEqual({ cookie: 'a=1', raw: [] })
  expect(answer.headers.getSetCookie()).toEqual([
    's=; Domain=cms.example.org; Path=/; Max-Age=0',
    's=; Domain=example.org; Path=/; Max-Age=0',
    's=new; Path=/',
  ])
  server.close()
})
