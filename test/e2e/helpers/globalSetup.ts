import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

import { makeAccounts } from './accounts.ts'
import ensureBuilt from './ensureBuilt.ts'
import { databaseIn, serverVariables } from './serverVariables.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A SQLite file with an account of each role; each panel works on a copy. */
    accountsTemplate: string
  }
}

/** Builds what is tested unless that was done, and makes the accounts once for all test files. */
export default function setup(project: TestProject): () => void {
  ensureBuilt()
  const folder = mkdtempSync(path.join(tmpdir(), 'collective-accounts-'))
  makeAccounts(serverVariables(folder))
  project.provide('accountsTemplate', databaseIn(folder))
  return () => rmSync(folder, { recursive: true, force: true })
}
