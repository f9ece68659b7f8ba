import { describe, expect, test } from 'vitest'

import { validateReceiver } from '../../collections/Webhooks/validateReceiver.ts'
import { isPublicAddress } from '../../src/lib/isPublicAddress.ts'
import { postMessage } from '../../src/webhooks/postMessage.ts'
import { resolveReceiver, type Resolve } from '../../src/webhooks/resolveReceiver.ts'
import { readRetryAfter, retryDelay } from '../../src/webhooks/retryDelay.ts'
import { startReceiver } from '../helpers/receiver.ts'

const privateAddresses = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '64:ff9b::7f00:1',
  '2001:db8::1',
  '2002:7f00:1::',
  'fc00::1',
  'fe80::1',
  'fd00:ec2::254',
  'ff02::1',
]

test.each(privateAddresses)('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['93.184.215.14', '2606:4700:4700::1111', '::ffff:93.184.215.14'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

const check = (url: string, allowPrivateAddresses = false) =>
  validateReceiver({ allowPrivateAddresses })(url, {} as never)

test.each([
  'http://127.0.0.1/hook',
  'http://0x7f.1/',
  'http://2130706433/',
  'http://[::1]:8080/',
  'http://[::ffff:10.0.0.1]/',
  'http://localhost/',
  'http://hooks.localhost./',
  'https://somebody:word@example.org/',
  'ftp://example.org/',
  'example.org',
])('%s is refused when it is saved', async (url) => {
  expect(await check(url)).toBeTypeOf('string')
})

test('a name is taken, and with the setting a private address too', async () => {
  expect(await check('https://example.org/hook?site=1')).toBe(true)
  expect(await check('http://127.0.0.1:9/', true)).toBe(true)
})

test('one private address among several refuses them all', async () => {
  const resolve = () =>
    Promise.resolve([
      { address: '93.184.215.14', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ])
  const url = new URL('https://example.org')
  await expect(resolveReceiver(url, { resolve, allowPrivate: false })).rejects.toThrow('private')
})

describe('a name that leads elsewhere the second time', () => {
  const answers = (...addresses: string[]) => {
    const asked: string[] = []
    const resolve = (hostname: string) => {
      const address = addresses[asked.push(hostname) - 1] ?? '127.0.0.1'
      return Promise.resolve([{ address, family: 4 }])
    }
    return { asked, resolve }
  }
  const post = (port: number, resolve: Resolve, allowPrivate: boolean) =>
    postMessage(
      `http://rebound.example:${port}/hook`,
      { headers: {}, body: '{}' },
      { resolve, allowPrivate, timeout: 2000 },
    )

  test('is looked up once, and connected to where that led', async () => {
    const { port, received, close } = await startReceiver()
    const { asked, resolve } = answers('127.0.0.1', '192.0.2.1')
    expect(await post(port, resolve, true)).toMatchObject({ status: 204 })
    expect(received[0]?.headers.host).toBe(`rebound.example:${port}`)
    expect(asked).toEqual(['rebound.example'])
    await close()
  })

  test('is not connected to at all where that was private', async () => {
    const { port, received, close } = await startReceiver()
    const { asked, resolve } = answers('127.0.0.1', '93.184.215.14')
    await expect(post(port, resolve, false)).rejects.toThrow('private')
    expect([asked, received]).toEqual([['rebound.example'], []])
    await close()
  })
})

test('the waits grow over about a day, and then end', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((attempts) => retryDelay(attempts, 0, () => 0) ?? 0)
  expect(waits.slice(0, 3)).toEqual([5000, 300_000, 1_800_000])
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000
  expect(Math.round(hours)).toBe(24)
  expect(retryDelay(8, 0, () => 0)).toBeUndefined()
  expect(retryDelay(1, 0, () => 1)).toBe(6000)
})

test('a receiver may ask for more time, up to a day', () => {
  const now = Date.parse('2026-06-01T12:00:00Z')
  expect(readRetryAfter('120', now)).toBe(120_000)
  expect(readRetryAfter('Mon, 01 Jun 2026 12:01:00 GMT', now)).toBe(60_000)
  expect(readRetryAfter('soon', now)).toBe(0)
  expect(retryDelay(1, 120_000, () => 0)).toBe(120_000)
  expect(retryDelay(1, 1e12, () => 0)).toBe(86_400_000)
})
