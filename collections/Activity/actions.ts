/** What can be noted, with the words that staff see. */
export const actions = {
  'signed-in': 'Signed in',
  'sign-in-failed': 'Could not sign in',
  'signed-out': 'Signed out',
  created: 'Created',
  changed: 'Changed',
  published: 'Published',
  unpublished: 'Unpublished',
  trashed: 'Moved to the trash',
  restored: 'Brought back from the trash',
  'version-restored': 'Went back to an earlier version',
  deleted: 'Deleted for good',
  exported: 'Exported',
  erased: 'Erased for somebody who asked',
  'role-changed': 'Changed a role',
  'password-changed': 'Changed a password',
  'second-factor-set-up': 'Set up a second factor',
  'second-factor-taken-away': 'Took a second factor away',
  'recovery-codes-made': 'Made new recovery codes',
  'recovery-code-used': 'Used a recovery code',
  'code-refused': 'Gave a wrong code after the right password',
  'work-retried': 'Had work done again',
  'work-cancelled': 'Cancelled work',
  'work-dismissed': 'Let go of work that failed',
} as const

export type Action = keyof typeof actions
