import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'

const signals = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * A folder that nobody else can read, gone with `remove` or at the end of the process, Ctrl-C included.
 * @param start the beginning of its path
 */
export function temporaryFolder(start: string): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.resolve(start))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const stops = Object.entries(signals).map(([signal, code]) => {
    const stop = () => process.exit(code)
    process.once(signal, stop)
    return () => process.off(signal, stop)
  })
  process.once('exit', remove)
  return {
    folder,
    remove: () => {
      remove()
      process.off('exit', remove)
      stops.forEach((off) => off())
    },
  }
}
