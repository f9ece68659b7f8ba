'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import { PostButton } from './PostButton.tsx'

/** Gives the webhook that is shown a new secret. */
export const RenewSecretButton = () => {
  const { id } = useDocumentInfo()
  return (
    <PostButton
      path={`/api/webhooks/${id}/secret`}
      label="Make a new secret"
      warning="The receiver refuses messages until it knows the new secret."
      done="There is a new secret. Reload this page to see it."
    />
  )
}
