import type { AfterErrorHook } from 'payload'

import { adminUrl } from '../../src/lib/adminUrl.ts'
import { aboutAccount, networkOf } from '../Activity/aboutAccount.ts'
import { noteActivity } from '../Activity/noteActivity.ts'
import { queueNotice } from '../Mails/queueNotice.ts'

const hourMs = 60 * 60_000

/**
 * Notes a wrong code once its request has failed, and tells the owner when it was the last for a
 * while: whoever gives it has their password.
 */
export const noteRefusedCode: AfterErrorHook = async ({ context, req }) => {
  // Payload calls this for requests that have no context yet, too.
  const { refusedCode } = { ...context }
  if (!refusedCode) return
  delete context.refusedCode
  const { account, isLast } = refusedCode
  try {
    await noteActivity(req, 'code-refused', {
      ...aboutAccount(account),
      ...networkOf(req),
    })
    if (!isLast) return
    await queueNotice(
      req,
      { id: { equals: account.id } },
      {
        key: `codes-guessed:${Math.floor(Date.now() / hourMs)}`,
        kind: 'second-factor',
        notice: {
          subject: 'Somebody may know your password',
          text: `Somebody gave your right password for the collective's content system, and several wrong codes after it. They did not get in, and no code is taken for ten minutes.\n\nIf it was you, there is nothing to do. If it was not, please set a new password:\n${adminUrl(req.payload, req.payload.config.admin.routes.forgot)}\n`,
        },
      },
    )
  } catch (error) {
    // The request has failed already, and is answered as it would be.
    req.payload.logger.error({ err: error, msg: 'A wrong code could not be noted' })
  }
}
