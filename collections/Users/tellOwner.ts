import type { PayloadRequest } from 'payload'

import { adminUrl } from '../../src/lib/adminUrl.ts'
import { queueNotice } from '../Mails/queueNotice.ts'

const words = {
  'set-up': {
    subject: 'Your second factor is set up',
    text: "Signing in to the collective's content system now asks for a code after your password.",
  },
  'new-email': {
    subject: 'Your e-mail was changed',
    text: "Your account with the collective's content system has another e-mail now. Mails about it no longer come here.",
  },
  'new-key': {
    subject: 'Your account has a new API key',
    text: "An API key was made for your account with the collective's content system. A program that has it may do what you may; it takes no password, and stays good when that changes.",
  },
  'new-password': {
    subject: 'Your password was changed',
    text: "Your account with the collective's content system has another password now.",
  },
  'taken-away': {
    subject: 'Your second factor was taken away',
    text: "Signing in to the collective's content system asks for no code after your password any more.",
  },
  'code-used': {
    subject: 'A recovery code was used',
    text: "One of your recovery codes was given to the collective's content system. It is good no more.",
  },
  'codes-made': {
    subject: 'You have new recovery codes',
    text: "New recovery codes were made for your account with the collective's content system. The ones before are good no more.",
  },
}

/** Tells the owner of an account what has become of how they sign in, in case it was not them. */
export const tellOwner = (
  req: PayloadRequest,
  account: string,
  what: keyof typeof words,
): Promise<void> => {
  const { subject, text } = words[what]
  const forgot = adminUrl(req.payload, req.payload.config.admin.routes.forgot)
  return queueNotice(
    req,
    { id: { equals: account } },
    {
      kind: 'second-factor',
      notice: {
        subject,
        text: `${text}\n\nIf you did not do or ask for this, tell an admin at once, and set a new password:\n${forgot}\n`,
      },
    },
  )
}
