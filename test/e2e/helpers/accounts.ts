import { spawnSync } from 'node:child_process'

import type { Role } from '../../../collections/access/hasRole.ts'
import { password } from '../../helpers/password.ts'

export { password }

export const emailOf = (role: Role) => `${role}@example.org`

const names: Record<Role, string> = {
  admin: 'Amina Yusuf',
  editor: 'Ed Okafor',
  contributor: 'Cora Lindqvist',
}

/** Makes an account of each role, by the operator's command. */
export function makeAccounts(variables: Record<string, string>): void {
  for (const [role, name] of Object.entries(names)) {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        ...['--conditions=production', 'dist/src/cli/index.js', 'create-admin', '--role', role],
        ...['--email', emailOf(role as Role), '--name', name],
      ],
      { encoding: 'utf8', env: { ...process.env, ...variables, CMS_PASSWORD: password } },
    )
    if (status !== 0) throw new Error(`The account could not be made:\n${stderr}`)
  }
}
