import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'

const version = '4.32.5'

/**
 * Installs schemathesis from PyPI into a cache of its own, unless it is there.
 * @returns the path of the program
 * @see https://schemathesis.readthedocs.io
 */
export function installFuzzer(): string {
  const folder = path.resolve('node_modules/.cache', `schemathesis-${version}`)
  const program = path.join(folder, 'bin/schemathesis')
  if (existsSync(program)) return program
  try {
    run('python3', '-m', 'venv', folder)
    run(path.join(folder, 'bin/pip'), 'install', '--quiet', `schemathesis==${version}`)
  } catch (error) {
    // Half of it would count as there.
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return program
}

function run(command: string, ...args: string[]): void {
  const { error, status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')} failed.`)
}
