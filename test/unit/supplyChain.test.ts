import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type LockedPackage = { dev?: boolean; hasInstallScript?: boolean; license?: string }
type Manifest = Record<'allowScripts' | 'dependencies' | 'devDependencies' | 'overrides', object>

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const manifest = read('package.json') as Manifest
const lock = read('package-lock.json') as { packages: Record<string, LockedPackage> }
const nameOf = (location: string) => location.split('node_modules/').at(-1) ?? ''
const installed = Object.entries(lock.packages)
  .filter(([location]) => location !== '')
  .map(([location, locked]) => ({ name: nameOf(location), ...locked }))

/** What may be handed on with a program under the MIT licence. */
const allowedLicences = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'WTFPL',
  'Zlib',
]

/** Licences that somebody has looked at, for these packages alone. */
const lookedAt: Record<string, RegExp> = {
  // libvips: a library of its own, unchanged, which anybody can put another build in the place of.
  LGPL: /^@img\/sharp-/,
  // Data about browsers; the licence asks to name where it is from, which its own file does.
  'CC-BY-4.0': /^caniuse-lite$/,
  // Written as “Apache 2.0”, which is not how the list of licences spells it.
  'Apache 2.0': /^mongoose-lean-virtuals$/,
  // They name MIT in a form of old, which the lock file leaves out.
  none: /^(busboy|streamsearch)$/,
}

/** Whether one of the alternatives, all parts of it, is allowed. */
const isAllowed = (licence: string) =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => allowedLicences.includes(part)))

const isLookedAt = (name: string, licence: string) =>
  Object.entries(lookedAt).some(
    ([words, packages]) => licence.includes(words) && packages.test(name),
  )

test('every dependency is named with one exact version', () => {
  const { dependencies, devDependencies, overrides } = manifest
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...overrides })
  expect(
    versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version))),
  ).toEqual([])
})

test('what ships has licences that go with ours', () => {
  const shipped = installed.filter(({ dev }) => !dev)
  expect(shipped.length).toBeGreaterThan(300)
  const unknown = shipped
    .map(({ license = 'none', name }) => ({ license, name }))
    .filter(({ license, name }) => !isAllowed(license) && !isLookedAt(name, license))
  expect(unknown).toEqual([])
})

test.each([
  ['MIT', true],
  ['(MPL-2.0 OR Apache-2.0)', true],
  ['(MIT AND Zlib)', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['none', false],
])('the licence %s alone is allowed: %s', (licence, allowed) => {
  expect(isAllowed(licence)).toBe(allowed)
})

test('no package runs a script when it is installed, but for those that are named and refused', () => {
  const withScripts = new Set(
    installed.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name),
  )
  expect(Object.fromEntries([...withScripts].map((name) => [name, false]))).toEqual(
    manifest.allowScripts,
  )
})
