'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import { PostButton } from './PostButton.tsx'

/** Puts the words that came with the system back into the template that is shown. */
export const ResetTemplateButton = () => {
  const { id } = useDocumentInfo()
  return (
    <PostButton
      path={`/api/mail-templates/${id}/reset`}
      label="Back to the first words"
      warning="Your own words of this template are lost."
      done="The first words are back. Reload this page to see them."
    />
  )
}
