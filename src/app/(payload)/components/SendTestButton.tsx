'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import { PostButton } from './PostButton.tsx'

/** Sends a test event to the webhook that is shown. */
export const SendTestButton = () => {
  const { id } = useDocumentInfo()
  return (
    <PostButton
      path={`/api/webhooks/${id}/test`}
      label="Send a test"
      done="A test is on its way. Its answer shows among the deliveries in a few seconds."
    />
  )
}
