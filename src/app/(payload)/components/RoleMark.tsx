import type { ServerProps } from 'payload'

/** Tells the style sheet whose panel this is, to leave out what Payload shows to everybody. */
export const RoleMark = ({ user }: ServerProps) => <span data-role={user?.role} hidden />
