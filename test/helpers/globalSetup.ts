import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createConnection } from 'mongoose'
import type { TestProject } from 'vitest/node'

import { hashPassword } from './password.ts'
import { compileSources, nodeArguments } from './sources.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A SQLite file with every migration run; each test file works on a copy. */
    sqliteTemplate: string
    /** How the names of this run's MongoDB databases start; the number of the worker follows. */
    mongoDatabases: string
    /** The stored form of every account's password. */
    passwordHash: ReturnType<typeof hashPassword>
  }
}

/** Runs the shipped migrations once for all test files, and drops this run's MongoDB databases. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await compileSources()
  const folder = mkdtempSync(path.join(tmpdir(), 'collective-template-'))
  project.provide('sqliteTemplate', migratedFile(folder))
  project.provide('passwordHash', hashPassword())
  const mongoDatabases = `test-${randomUUID()}-`
  project.provide('mongoDatabases', mongoDatabases)
  return async () => {
    rmSync(folder, { recursive: true, force: true })
    await dropMongoDatabases(mongoDatabases)
  }
}

function migratedFile(folder: string): string {
  const sqliteTemplate = path.join(folder, 'template.db')
  const { status, stderr } = spawnSync(
    process.execPath,
    nodeArguments('test/helpers/makeTemplate.ts'),
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_ENV: 'test',
        DATABASE_URL: `file:${sqliteTemplate}`,
        LOG_LEVEL: 'silent',
      },
    },
  )
  if (status !== 0) throw new Error(`The migrations failed:\n${stderr}`)
  return sqliteTemplate
}

async function dropMongoDatabases(prefix: string): Promise<void> {
  if (!process.env.TEST_MONGODB_URL) return
  const connection = await createConnection(process.env.TEST_MONGODB_URL).asPromise()
  const { databases } = await connection.listDatabases()
  for (const { name } of databases) {
    if (name.startsWith(prefix)) await connection.useDb(name).dropDatabase()
  }
  await connection.close()
}
