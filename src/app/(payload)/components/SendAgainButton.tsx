'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import { PostButton } from './PostButton.tsx'

/** Sends the mail or the delivery that is shown once more. */
export const SendAgainButton = () => {
  const { collectionSlug, id } = useDocumentInfo()
  return (
    <PostButton
      path={`/api/${collectionSlug}/${id}/replay`}
      label="Send again"
      done="It is on its way again. Reload this page in a few seconds to see how it went."
    />
  )
}
