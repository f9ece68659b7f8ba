'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import { PostButton } from './PostButton.tsx'

/** Sends the mail that is shown once more. */
export const SendMailAgainButton = () => {
  const { id } = useDocumentInfo()
  return (
    <PostButton
      path={`/api/mails/${id}/replay`}
      label="Send again"
      done="It is on its way again. Reload this page in a few seconds to see how it went."
    />
  )
}
