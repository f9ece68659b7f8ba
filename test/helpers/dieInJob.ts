import { BasePayload } from 'payload'
import { writeFileSync } from 'node:fs'

/**
 * For processes of tests, loaded before the server: ends the process, as a power cut would, in the
 * middle of a publication at a set time, when the document is changed and the job not over yet. With
 * `DIE_ONCE` set to a file, only the first process to come so far does.
 */
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its object below
const { update } = BasePayload.prototype
const isFirst = () => {
  if (!process.env.DIE_ONCE) return true
  try {
    writeFileSync(process.env.DIE_ONCE, '', { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

BasePayload.prototype.update = async function (this: BasePayload, options: never) {
  const updated: unknown = await Reflect.apply(update, this, [options])
  // A publication at a set time is all that the server changes by itself with no more than this.
  if (JSON.stringify(Reflect.get(options, 'data')) === '{"_status":"published"}' && isFirst()) {
    process.kill(process.pid, 'SIGKILL')
  }
  return updated
} as typeof update
