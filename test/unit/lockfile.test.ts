import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> }

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock

// npm drops these from the lock file when it cannot reach a package of another platform, and then
// `npm ci` refuses to install at all.
test('the lock file has the optional packages of every platform', () => {
  const names = new Set(Object.keys(packages).map((key) => key.split('node_modules/').at(-1)))
  const wanted = Object.values(packages).flatMap((entry) =>
    Object.keys(entry.optionalDependencies ?? {}),
  )
  expect(wanted.filter((name) => !names.has(name))).toEqual([])
})
