import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { boundRow } from '../../bench/rows.ts'
import { createApi } from '../../helpers/rest.ts'
import { sendPicture, signIn } from '../client.ts'
import { makeInstallation } from '../installation.ts'
import type { Check } from '../run.ts'

const diskMegabytes = 48
const kibibyte = 1024
/** How much room is left each time, in KiB. */
const rooms = [0, 8, 64, 200]

/** A small disk of its own, which only root can make, filled up under a server that writes. */
export const fullDisk: Check = {
  name: 'disk',
  run: async ({ database, mongodbUrl }) => {
    const disk = mkdtempSync(path.join(tmpdir(), 'reliability-disk-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMegabytes}m`, 'tmpfs', disk])
    try {
      const installation = await makeInstallation({ name: 'disk', folder: disk, mongodbUrl })
      const server = await installation.start()
      const api = createApi(server.url)
      const as = await signIn(server.url, installation)
      const filler = path.join(disk, 'filler')
      const fillUp = (room: number) => {
        rmSync(filler, { force: true })
        const { bavail, bsize } = statfsSync(disk)
        writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - room * kibibyte)))
      }
      const files = () =>
        ['', '.incoming', '.unsettled'].flatMap((folder) =>
          readdirSync(path.join(installation.media, folder)).filter((name) => name !== 'filler'),
        )
      const statuses: number[] = []
      let left = 0
      let unread = 0
      let unhealed = 0
      let saved = 0
      await sendPicture(server.url, as)
      for (const room of rooms) {
        const before = files()
        fillUp(room)
        const upload = await sendPicture(server.url, as)
        statuses.push(upload.status)
        if (upload.status !== 201) {
          left += files().filter((name) => !before.includes(name)).length
        }
        for (let n = 0; n < 20; n += 1) {
          const body = { name: `Topic ${room} ${n}`, description: 'x'.repeat(200) }
          const { status } = await api.post('/topics', { as, body })
          statuses.push(status)
          if (status === 201) saved += 1
        }
        if ((await api.get('/topics', { query: { limit: 1 } })).status !== 200) unread += 1
        rmSync(filler, { force: true })
        const healed = [
          (await sendPicture(server.url, as)).status,
          (await api.post('/topics', { as, body: { name: `Healed ${room}` } })).status,
        ]
        unhealed += healed.filter((status) => status !== 201).length
      }
      const { body } = await api.get('/topics', { as, query: { limit: 1 } })
      const lost = Math.abs(body.totalDocs - saved - rooms.length)
      const isLogged = server.log().includes('There is no room left on the disk')
      const code = await server.stop()
      const others = statuses.filter((status) => ![201, 507].includes(status))
      const refusals = statuses.filter((status) => status === 507).length
      return [
        boundRow(
          `${database}: a full disk, answers other than 201 and 507`,
          {
            value: others.length,
            unit: 'answers',
            raw: `${statuses.length} writes, ${refusals} of them refused with 507${others.length > 0 ? `, others ${String([...new Set(others)])}` : ''}`,
          },
          { atMost: 0 },
        ),
        boundRow(
          `${database}: a full disk, files and documents by half, or lost`,
          { value: left + lost, unit: 'left', raw: `${left} files, ${lost} documents` },
          { atMost: 0 },
        ),
        boundRow(
          `${database}: a full disk, what does not work meanwhile or once there is room`,
          {
            value: unread + unhealed + (isLogged ? 0 : 1) + (code === 0 ? 0 : 1),
            unit: 'failures',
            raw: `reads while it is full, writes after it, a clear line in the log, a clean end`,
          },
          { atMost: 0 },
        ),
      ]
    } finally {
      execFileSync('umount', ['-l', disk])
      rmSync(disk, { recursive: true, force: true })
    }
  },
}
