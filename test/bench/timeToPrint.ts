import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** How many milliseconds a module takes, as a process of its own, until it prints `word`. */
export async function timeToPrint(
  word: string,
  module: string,
  variables: Record<string, string>,
): Promise<number> {
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    ['--conditions=production', '--input-type=module', '--eval', module],
    { env: { ...process.env, ...variables }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const gone = once(child, 'exit')
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += String(chunk)
    if (printed.includes(word)) break
  }
  const taken = performance.now() - begun
  child.kill('SIGKILL')
  await gone
  if (!printed.includes(word)) throw new Error(`It printed ${printed || 'nothing'}.`)
  return taken
}
