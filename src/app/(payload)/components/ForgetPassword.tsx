'use client'

import { useDocumentInfo, useFormFields, useFormModified } from '@payloadcms/ui'
import { useEffect } from 'react'

/**
 * Takes a new password out of the form of an account once that was saved, or was not. Payload takes its
 * fields away and keeps what was in them, to be sent, and set, by every further save.
 */
export const ForgetPassword = () => {
  const { id } = useDocumentInfo()
  const isModified = useFormModified()
  const dispatch = useFormFields(([, dispatchFields]) => dispatchFields)
  useEffect(() => {
    if (id === undefined || isModified) return
    for (const path of ['password', 'confirm-password']) dispatch({ type: 'REMOVE', path })
  }, [dispatch, id, isModified])
  return null
}
