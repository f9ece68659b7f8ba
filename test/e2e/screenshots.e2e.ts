import path from 'node:path'
import { describe, it } from 'vitest'

import { startPanel } from './helpers/panel.ts'

const folder = path.resolve('docs/images')
const look = { viewport: { width: 1500, height: 940 }, timezoneId: 'Europe/London' }
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const at = (days: number, time: string) => `${inDays(days).slice(0, 10)}T${time}`

// The README's pictures; taken anew only by hand: UPDATE_SCREENSHOTS=1 npm run test:e2e
describe.runIf(process.env.UPDATE_SCREENSHOTS)('the pictures of the README', () => {
  it('show the dashboard', async () => {
    const panel = await startPanel()
    const create = (path: string, data: object) =>
      panel.api.send<{ doc: { id: string } }>('POST', path, data)
    const published = (collection: string, data: object) =>
      create(collection, { ...data, _status: 'published' })
    await published('events', {
      title: 'Co-Pro Cuppa: who gets named first?',
      kind: 'cuppa',
      format: 'online',
      joiningLink: 'https://meet.example.org/cuppa',
      accessProvision: ['live-captions', 'bsl', 'regular-breaks'],
      startsAt: at(3, '14:00'),
      endsAt: at(3, '15:00'),
      publishedAt: inDays(-9),
    })
    await create('events?draft=true', {
      title: 'Training: starting a project with equity in mind',
      startsAt: at(9, '10:00'),
      endsAt: at(9, '16:00'),
    })
    await published('events', {
      title: 'Strategy session: our next three years',
      kind: 'strategy-session',
      format: 'in-person',
      venue: { name: 'The Old Library' },
      startsAt: at(24, '13:00'),
      endsAt: at(24, '17:00'),
      publishedAt: inDays(-12),
    })
    await published('posts', {
      title: 'Three things we learned about paying people fairly',
      publishedAt: inDays(-2),
    })
    await published('projects', {
      title: 'Neighbourhood listening rooms',
      publishedAt: inDays(-6),
    })
    await create('posts?draft=true', { title: 'Notes towards a glossary' })
    await create('posts?draft=true', {
      title: 'A day at the community kitchen',
      reviewStatus: 'requested',
    })

    await panel.open({ as: 'admin', ...look }, async (page) => {
      await page.goto('/admin')
      await page.getByText('Neighbourhood listening rooms').waitFor()
      await page.screenshot({ path: path.join(folder, 'dashboard.png') })
    })
    await panel.close()
  })
})
