import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A SQLite file with every migration run; each test file works on a copy. */
    sqliteTemplate: string
  }
}

/** Runs the shipped migrations once for all test files. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'collective-template-'))
  const sqliteTemplate = path.join(folder, 'template.db')
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--conditions=development', '--import', 'tsx', 'test/helpers/makeTemplate.ts'],
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
  project.provide('sqliteTemplate', sqliteTemplate)
  return () => rmSync(folder, { recursive: true, force: true })
}
