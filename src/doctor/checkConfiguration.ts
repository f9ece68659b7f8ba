import path from 'node:path'

import type { Env } from '../env.ts'
import { isLoopbackOrigin } from '../lib/origins.ts'
import { requireWritableFolder } from '../lib/requireWritableFolder.ts'
import type { Finding } from './finding.ts'

const check = 'configuration'

/** Whether the settings, which could be read, are those of a server that people use. */
export function checkConfiguration(env: Env): Finding[] {
  const findings: Finding[] = []
  const add = (state: Finding['state'], message: string) => findings.push({ check, state, message })
  try {
    requireWritableFolder(path.resolve(env.MEDIA_DIR), 'MEDIA_DIR')
  } catch (error) {
    add('problem', error instanceof Error ? error.message : String(error))
  }
  if (!env.serverUrlIsSet) {
    add('advice', 'SERVER_URL is not set: set it to the address that people use.')
  } else if (!env.SERVER_URL.startsWith('https:') && !isLoopbackOrigin(env.SERVER_URL)) {
    add('advice', 'SERVER_URL begins with http: passwords travel readable; use https.')
  }
  return findings.length > 0
    ? findings
    : [{ check, state: 'ok', message: 'The settings are fine.' }]
}
