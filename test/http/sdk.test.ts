import { PayloadSDK } from '@payloadcms/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Config, User } from '../../src/lib/payload-types.ts'
import { createAccount, password, type Account } from '../helpers/accounts.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let editor: Account
let sdk: PayloadSDK<Config>
beforeAll(async () => {
  server = await startTestServer()
  editor = await createAccount(server.payload, 'editor')
  sdk = new PayloadSDK<Config>({
    baseURL: `${server.url}/api`,
    baseInit: { headers: { Authorization: editor.session } },
  })
})
afterAll(() => server.close())

describe("Payload's own client works unchanged", () => {
  test('creates, reads, counts, changes and deletes', async () => {
    const made = await sdk.create({ collection: 'topics', data: { name: 'Housing' } })
    expect(made.name).toBe('Housing')
    expect(await sdk.findByID({ collection: 'topics', id: made.id })).toMatchObject(made)
    const where = { name: { equals: 'Housing' } }
    const found = await sdk.find({
      collection: 'topics',
      where,
      limit: 5,
      page: 1,
      depth: 0,
      sort: '-createdAt',
      select: { name: true },
      joins: false,
    })
    expect(found).toMatchObject({ totalDocs: 1, docs: [{ id: made.id, name: 'Housing' }] })
    expect(await sdk.count({ collection: 'topics', where })).toEqual({ totalDocs: 1 })
    const changed = await sdk.update({
      collection: 'topics',
      id: made.id,
      data: { name: 'Homes' },
    })
    expect(changed.name).toBe('Homes')
    expect(await sdk.delete({ collection: 'topics', id: made.id })).toMatchObject({ id: made.id })
  })

  test('changes and deletes many', async () => {
    for (const name of ['One', 'Two']) await sdk.create({ collection: 'topics', data: { name } })
    const where = { name: { in: ['One', 'Two'] } }
    const changed = await sdk.update({ collection: 'topics', where, data: { summary: 'Short' } })
    expect(changed.docs).toHaveLength(2)
    expect((await sdk.delete({ collection: 'topics', where })).docs).toHaveLength(2)
    expect((await sdk.find({ collection: 'topics', where })).docs).toEqual([])
  })

  test('reads versions, and restores one', async () => {
    const post = await sdk.create({ collection: 'posts', data: { title: 'First' }, draft: true })
    await sdk.update({ collection: 'posts', id: post.id, data: { title: 'Second' }, draft: true })
    const versions = await sdk.findVersions({
      collection: 'posts',
      where: { parent: { equals: post.id }, 'version.title': { equals: 'First' } },
    })
    expect(versions.docs).toHaveLength(1)
    const [{ id = '' } = {}] = versions.docs
    expect(await sdk.findVersionByID({ collection: 'posts', id })).toMatchObject({
      parent: post.id,
      version: { title: 'First' },
    })
    await sdk.restoreVersion({ collection: 'posts', id, draft: true })
    const restored = await sdk.findByID({ collection: 'posts', id: post.id, draft: true })
    expect(restored.title).toBe('First')
  })

  test('signs in', async () => {
    const publicSdk = new PayloadSDK<Config>({ baseURL: `${server.url}/api` })
    const { token } = await publicSdk.login({
      collection: 'users',
      data: { email: editor.email, password },
    })
    expect(token).toBeTruthy()
    const me = await publicSdk.me(
      { collection: 'users' },
      { headers: { Authorization: `JWT ${token}` } },
    )
    expect(me.user).toMatchObject({ id: editor.id })
  })

  test('is told what is wrong, by field', async () => {
    await expect(
      sdk.create({ collection: 'topics', data: {} as { name: string } }),
    ).rejects.toMatchObject({
      status: 400,
      errors: [{ name: 'ValidationError', data: { errors: [{ path: 'name' }] } }],
    })
  })

  test('is told of a value that is taken, by field', async () => {
    const admin = await createAccount(server.payload, 'admin')
    const adminSdk = new PayloadSDK<Config>({
      baseURL: `${server.url}/api`,
      baseInit: { headers: { Authorization: admin.session } },
    })
    const data = { name: 'Twice', email: admin.email, password, role: 'contributor' as const }
    await expect(
      adminSdk.create({ collection: 'users', data: data as User }),
    ).rejects.toMatchObject({
      status: 400,
      errors: [{ data: { errors: [{ path: 'email' }] } }],
    })
  })
})
