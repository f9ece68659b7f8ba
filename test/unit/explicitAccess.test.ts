import { expect, test, vi } from 'vitest'

import { nobody } from '../../collections/access/nobody.ts'

/** Every rule that is ours: what the files of the access folder export. */
const rules = new Set(
  Object.values(
    import.meta.glob<Record<string, unknown>>('../../collections/access/*.ts', { eager: true }),
  ).flatMap((file) => Object.values(file)),
)

vi.stubEnv('PAYLOAD_SECRET', 'a-secret-that-only-the-tests-ever-use-0000')
vi.stubEnv('LOG_LEVEL', 'silent')
const { default: config } = await import('../../src/payload.config.ts')
const { collections, globals, jobs } = await config

const cases = collections.flatMap(({ access, auth, slug, versions }) =>
  [
    'create',
    'read',
    'update',
    'delete',
    ...(versions ? ['readVersions'] : []),
    ...(auth ? ['admin', 'unlock'] : []),
  ].map((operation) => [slug, operation, access[operation as keyof typeof access]] as const),
)

test.each(cases)('%s has a rule of ours for %s', (_slug, _operation, rule) => {
  expect(rules).toContain(rule)
})

test('every global is closed', () => {
  expect(globals).toEqual([])
})

test('nobody queues, cancels or runs jobs over HTTP', () => {
  expect(jobs.access).toEqual({ cancel: nobody, queue: nobody, run: nobody })
})
