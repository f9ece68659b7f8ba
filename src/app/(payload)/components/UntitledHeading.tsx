'use client'

import { useConfig, useDocumentInfo, useDocumentTitle, useTranslation } from '@payloadcms/ui'
import { useEffect } from 'react'

/** Heads a document without a title "New post" or "Untitled post"; Payload shows its identifier. */
export const UntitledHeading = () => {
  const { id, collectionSlug } = useDocumentInfo()
  const { setDocumentTitle, title } = useDocumentTitle()
  const { getEntityConfig } = useConfig()
  const { t } = useTranslation()
  const label = collectionSlug && getEntityConfig({ collectionSlug }).labels.singular
  const isUntitled = title === id || title === `[${t('general:untitled')}]`
  useEffect(() => {
    if (!isUntitled || typeof label !== 'string') return
    const heading = `${id ? 'Untitled' : 'New'} ${label.toLowerCase()}`
    // Payload's own effect, of a component around this one, comes after it and would win.
    const later = setTimeout(() => setDocumentTitle(heading))
    return () => clearTimeout(later)
  }, [id, isUntitled, label, setDocumentTitle])
  return null
}
