import type { Api } from '../e2e/helpers/api.ts'

type Page = { docs: { id: string; filename?: string }[] }

const versioned = ['posts', 'events', 'projects', 'people', 'testimonials']
const collections = [...versioned, 'organisations', 'media', 'topics', 'users']

/**
 * Settings that let the fuzzer ask for documents that are there: a made-up id finds nothing. What
 * deletes goes on with made-up ones, or there would soon be nothing left.
 */
export async function realParameters(api: Api): Promise<string> {
  const settings: string[] = []
  const lists = [...collections, ...versioned.map((slug) => `${slug}/versions`)]
  for (const list of lists) {
    const { docs } = await api.send<Page>('GET', `${list}?limit=1&depth=0`)
    settings.push(setting(`/api/${list}/{id}`, 'id', docs[0]?.id))
    if (list === 'media') {
      settings.push(setting('/api/media/file/{filename}', 'filename', docs[0]?.filename))
    }
  }
  return settings.join('\n')
}

function setting(path: string, name: string, value: string | undefined): string {
  if (value === undefined) throw new Error(`There is nothing at ${path}.`)
  const pattern = `^${path.replaceAll(/[{}]/g, (brace) => `\\${brace}`)}`
  return [
    '[[operations]]',
    `include-path-regex = '${pattern}'`,
    "exclude-method = 'DELETE'",
    `parameters = { 'path.${name}' = '${value}' }`,
    '',
  ].join('\n')
}
