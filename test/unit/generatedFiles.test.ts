import { printSchema } from 'graphql'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { generateImportMap, type SanitizedConfig } from 'payload'
import { generateTypes } from 'payload/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const hint = 'Run `npm run generate` and commit what it changes.'

let config: SanitizedConfig
let folder: string

beforeAll(async () => {
  process.env.PAYLOAD_SECRET = 'a-secret-that-only-the-tests-ever-use-0000'
  folder = mkdtempSync(path.join(tmpdir(), 'collective-generated-'))
  config = await (await import('../../src/payload.config.ts')).default
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the files that Payload generates from the configuration', () => {
  it('know every component of the admin panel', async () => {
    const importMapFile = path.join(folder, 'importMap.js')
    const importMap = { ...config.admin.importMap, importMapFile }
    await generateImportMap(
      { ...config, admin: { ...config.admin, importMap } },
      { force: true, log: false },
    )
    const committed = componentsOf('src/app/(payload)/admin/importMap.js')
    expect(componentsOf(importMapFile), hint).toEqual(committed)
    expect(committed.length).toBeGreaterThan(5)
  })

  it('type every field of the collections', async () => {
    const outputFile = path.join(folder, 'payload-types.ts')
    await generateTypes(
      { ...config, typescript: { ...config.typescript, outputFile } },
      { log: false },
    )
    expect(
      readFileSync(outputFile, 'utf8') === readFileSync('src/lib/payload-types.ts', 'utf8'),
      hint,
    ).toBe(true)
  })

  it('describe GraphQL as the server answers it', async () => {
    const { createSchema } = await import('../../src/api/graphql/createSchema.ts')
    const { schema } = createSchema(config)
    expect(`${printSchema(schema)}\n` === readFileSync('schema.graphql', 'utf8'), hint).toBe(true)
  })
})

// The import statements differ with the folder that the file is in; the map itself does not.
const componentsOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^ {2}"/.test(line))
    .map((line) => line.replace(/,$/, ''))
