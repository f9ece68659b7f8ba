import { afterAll, vi } from 'vitest'

const variables = { ...process.env }

/**
 * Test files of one worker share its process, so that each need not load Payload anew: what a file
 * leaves behind is taken away before the next one.
 */
afterAll(() => {
  const shared = globalThis as { _payload?: Map<string, unknown>; [key: symbol]: unknown }
  // The map in which `getPayload` keeps its instances, unless something else than a test stopped it.
  shared._payload?.clear()
  for (const key of Object.getOwnPropertySymbols(shared)) {
    if (key.description?.startsWith('collective-cms.')) delete shared[key]
  }
  for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name]
  Object.assign(process.env, variables)
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.resetConfig()
  vi.useRealTimers()
  vi.resetModules()
})
