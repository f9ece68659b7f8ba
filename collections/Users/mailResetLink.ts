import type { CollectionAfterOperationHook, CollectionBeforeOperationHook } from 'payload'

import { adminUrl } from '../../src/lib/adminUrl.ts'

/**
 * Takes the mail with the link over from Payload, which sends it before it answers: both the time
 * and a failure of the mail server would tell who has an account.
 */
export const takeResetMailOver: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'forgotPassword' || args.disableEmail) return
  req.context.mailsResetLink = true
  return { ...args, disableEmail: true }
}

export const mailResetLink: CollectionAfterOperationHook = async ({
  args,
  operation,
  req,
  result,
}) => {
  if (operation !== 'forgotPassword' || !req.context.mailsResetLink || !result) return result
  const { payload, transactionID } = req
  const link = adminUrl(payload, `${payload.config.admin.routes.reset}/${result}`)
  // Not in the queue of mails, which would keep the secret for all to take who read the database or a
  // backup; whoever gets no mail asks again.
  await payload.db.afterCommit(transactionID, () => {
    void payload
      .sendEmail({
        to: storedEmail(args.data.email),
        subject: 'Set a new password',
        text: `Somebody, we hope you, asked for a new password for the collective's content system.\n\nTo set one, open this page within an hour:\n${link}\n\nIf it was not you, do nothing: your password stays as it is.\n`,
      })
      .catch((error: unknown) => {
        payload.logger.error({ err: error, msg: 'The mail with a reset link could not be sent' })
      })
  })
  return result
}

/**
 * The address of the account that was found by what somebody typed. Not that itself: letters such as
 * the Kelvin sign become those of another address, so that it could be somebody else's mailbox.
 */
const storedEmail = (typed: unknown): string => String(typed).toLowerCase().trim()
