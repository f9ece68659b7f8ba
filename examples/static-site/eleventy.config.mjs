import { rmSync } from 'node:fs'

import * as filters from './filters.ts'
import { readContent } from './readContent.ts'

const output = '_site'

export const config = { dir: { input: 'pages', output } }

/** @param {import('@11ty/eleventy/UserConfig').default} eleventy */
export default function configure(eleventy) {
  // A page whose document is no longer public must not stay from the last time.
  eleventy.on('eleventy.before', () => rmSync(output, { recursive: true, force: true }))
  eleventy.setNunjucksEnvironmentOptions({ trimBlocks: true, lstripBlocks: true })
  // To watch what the templates use it would read TypeScript as JavaScript.
  eleventy.setWatchJavaScriptDependencies(false)
  eleventy.addGlobalData('site', readContent)
  eleventy.addPassthroughCopy('pages/style.css')
  for (const [name, filter] of Object.entries(filters)) eleventy.addFilter(name, filter)
}
