import { restoreBackup } from '../../src/backup/restore/restoreBackup.ts'
import { readEnv } from '../../src/env.ts'

// Restores a file, replacing what is there, and dies as by a power cut once it has come to a state.
const [file = '', fatalState] = process.argv.slice(2)

await restoreBackup(file, readEnv(), {
  force: true,
  prepare: async () => {},
  onState: (state) => {
    if (state === fatalState) process.kill(process.pid, 'SIGKILL')
  },
})
