import { readdirSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { boundRow } from '../../bench/rows.ts'
import { createApi } from '../../helpers/rest.ts'
import { openEvent, sendPicture, signIn, type Uploaded } from '../client.ts'
import type { Check } from '../run.ts'

const posts = 6
const uploaders = 2
const leastARound = 8
const longestMs = 700
const twoHoursMs = 7_200_000

/** A post in which everything says the same number, so that a half-written one shows. */
const numbered = (n: number, organisation: string) => ({
  title: `Number ${n}`,
  credits: [1, 2, 3].map(() => ({ organisation, role: String(n) })),
})

const settled = <T>(work: Promise<T>) => work.catch(() => undefined)

/** Kills the server in the middle of writes, again and again, and looks for what it had acknowledged. */
export const kills: Check = {
  name: 'kills',
  run: async ({ database, install, kills: rounds }) => {
    const installation = await install('kills')
    let server = await installation.start()
    const as = await signIn(server.url, installation)
    const api = () => createApi(server.url)
    const event = await openEvent(server.url, as)
    const made = await api().post('/organisations', { as, body: { name: 'One' } })
    const organisation = made.body.doc.id
    const saved = new Map<string, number>()
    for (let n = 0; n < posts; n += 1) {
      const { body } = await api().post('/posts', { as, body: numbered(0, organisation) })
      saved.set(body.doc.id, 0)
    }
    const files = new Map<string, Uploaded>()
    const signedUp: string[] = []
    let number = 0
    let acknowledged = 0
    let lost = 0
    let halves = 0

    const writePosts = async (url: string, id: string) => {
      const client = createApi(url)
      for (;;) {
        const mine = (number += 1)
        const body = numbered(mine, organisation)
        const answer = await settled(client.patch(`/posts/${id}`, { as, body }))
        if (answer?.status !== 200) return
        saved.set(id, mine)
        acknowledged += 1
      }
    }
    const uploadAndDelete = async (url: string) => {
      for (;;) {
        const answer = await settled(sendPicture(url, as))
        const doc = answer?.body.doc
        if (!doc) return
        files.set(doc.id, doc)
        acknowledged += 1
        const oldest = files.size > 10 ? files.keys().next().value : undefined
        if (oldest === undefined) continue
        // Whether one that is not acknowledged was deleted, nobody can say.
        files.delete(oldest)
        const gone = await settled(createApi(url).delete(`/media/${oldest}`, { as }))
        if (gone?.status !== 200) return
        acknowledged += 1
      }
    }
    const signUp = async (url: string) => {
      for (;;) {
        const email = `p${(number += 1)}@example.org`
        const body = { name: 'P', email, agreed: true }
        const answer = await settled(
          createApi(url).post(`/events/${event}/registrations`, { body }),
        )
        if (answer?.status !== 201) return
        signedUp.push(email)
        acknowledged += 1
      }
    }

    const lookAtPosts = async () => {
      for (const [id, least] of saved) {
        const { body, status } = await api().get(`/posts/${id}`, { as, query: { depth: 0 } })
        if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
        const found = Number(String(body.title).replace('Number ', ''))
        if (!(found >= least)) lost += 1
        const credits = body.credits as { role: string }[]
        const isWhole = credits.length === 3 && credits.every(({ role }) => role === String(found))
        if (!isWhole) halves += 1
      }
    }

    for (let round = 0; round < rounds; round += 1) {
      const { url } = server
      const writing = Promise.all([
        ...[...saved.keys()].map((id) => writePosts(url, id)),
        ...Array.from({ length: uploaders }, () => uploadAndDelete(url)),
        signUp(url),
      ])
      const enough = acknowledged + leastARound
      let isWriting = true
      void writing.then(() => (isWriting = false))
      while (isWriting && acknowledged < enough) await setTimeout(20)
      await setTimeout(Math.random() * longestMs)
      await server.kill()
      await writing
      server = await installation.start()
      await lookAtPosts()
    }

    for (const { filename } of files.values()) {
      const { status } = await fetch(`${server.url}/api/media/file/${filename}`)
      if (status !== 200) lost += 1
    }
    const registered = new Set<unknown>()
    for (let page = 1; ; page += 1) {
      const { body } = await api().get('/registrations', {
        as,
        query: { limit: 100, page, depth: 0, select: { email: true } },
      })
      body.docs.forEach(({ email }) => registered.add(email))
      if (body.docs.length < 100) break
    }
    lost += signedUp.filter((email) => !registered.has(email)).length
    const versions = await api().get('/posts/versions', {
      as,
      query: { where: { latest: { equals: true } }, limit: 1, depth: 0 },
    })
    halves += Math.abs(versions.body.totalDocs - saved.size)

    const { media } = installation
    const past = new Date(Date.now() - twoHoursMs)
    const age = (folder: string) => {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const file = path.join(folder, entry.name)
        if (entry.isDirectory()) age(file)
        else utimesSync(file, past, past)
      }
    }
    age(media)
    const before = readdirSync(media).length
    await installation.cms('doctor', '--fix', '--json')
    const { stdout } = await installation.cms('doctor', '--json')
    const { findings } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
      findings: { check: string; state: string; items?: string[] }[]
    }
    const itemsOf = (...checks: string[]) =>
      findings.filter(({ check }) => checks.includes(check)).flatMap(({ items = [] }) => items)
    const orphans =
      itemsOf('orphan files').length + readdirSync(path.join(media, '.incoming')).length
    const missing = itemsOf('missing files', 'missing renditions').length
    const removed = before - readdirSync(media).length
    await server.stop()
    installation.remove()
    const raw = `${acknowledged} acknowledged writes, ${rounds} kills`
    return [
      boundRow(
        `${database}: acknowledged writes lost by kill -9`,
        { value: lost, unit: 'lost', raw },
        { atMost: 0 },
      ),
      boundRow(
        `${database}: documents by half after kill -9`,
        { value: halves, unit: 'by half', raw },
        { atMost: 0 },
      ),
      boundRow(
        `${database}: files of no document after \`doctor --fix\``,
        { value: orphans, unit: 'files', raw: `${removed} removed` },
        { atMost: 0 },
      ),
      boundRow(
        `${database}: documents without their file`,
        { value: missing, unit: 'files', raw: `${files.size} documents at the end` },
        { atMost: 0 },
      ),
    ]
  },
}
