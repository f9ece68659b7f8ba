import type { AfterErrorHook, PayloadRequest } from 'payload'

import { adminUrl } from '../../src/lib/adminUrl.ts'
import { aboutAccount, networkOf } from '../Activity/aboutAccount.ts'
import { noteActivity } from '../Activity/noteActivity.ts'
import { queueNotice } from '../Mails/queueNotice.ts'

const hourMs = 60 * 60_000

/**
 * Notes wrong codes once their request has failed, and tells the owner when there were many: whoever
 * gives them has their password.
 */
export const noteRefusedCodes: AfterErrorHook = async ({ context, req }) => {
  // Payload calls this for requests that have no context yet, too.
  const { refusedCodes = [] } = { ...context }
  if (refusedCodes.length === 0) return
  delete context.refusedCodes
  try {
    for (const { account, isSuspicious } of refusedCodes) {
      await noteActivity(req, 'code-refused', { ...aboutAccount(account), ...networkOf(req) })
      if (isSuspicious) await warnOwner(req, account.id)
    }
  } catch (error) {
    // The request has failed already, and is answered as it would be.
    req.payload.logger.error({ err: error, msg: 'A wrong code could not be noted' })
  }
}

const warnOwner = (req: PayloadRequest, account: string) =>
  queueNotice(
    req,
    { id: { equals: account } },
    {
      key: `codes-guessed:${Math.floor(Date.now() / hourMs)}`,
      kind: 'second-factor',
      notice: {
        subject: 'Somebody may know your password',
        text: `Somebody gave your right password for the collective's content system, and several wrong codes after it. They did not get in.\n\nIf it was you, there is nothing to do. If it was not, please set a new password:\n${adminUrl(req.payload, req.payload.config.admin.routes.forgot)}\n`,
      },
    },
  )
