'use client'

import { useCallback, useEffect, useState } from 'react'

import { reasonOf } from '../reasonOf.ts'

type SecondFactor = {
  setUp: boolean
  setUpAt: string | null
  recoveryCodesLeft: number
  required: boolean
}

/** Whether an account has a second factor, read anew by `reload`. */
export function useSecondFactor(id: string) {
  const [factor, setFactor] = useState<SecondFactor>()
  const [fault, setFault] = useState('')
  const reload = useCallback(async () => {
    try {
      const response = await fetch(`/api/users/${id}/second-factor`, { credentials: 'include' })
      if (!response.ok) return setFault(await reasonOf(response))
      setFault('')
      setFactor((await response.json()) as SecondFactor)
    } catch {
      setFault('The server could not be reached.')
    }
  }, [id])
  useEffect(() => {
    const first = setTimeout(() => void reload())
    return () => clearTimeout(first)
  }, [reload])
  return { factor, fault, reload }
}
