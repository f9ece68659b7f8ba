'use client'

import {
  useAuth,
  useConfig,
  useDocumentInfo,
  useForm,
  useFormModified,
  useLocale,
  useModal,
  useServerFunctions,
} from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { use, useEffect, useState } from 'react'

import { isRecord } from '../../../../lib/isRecord.ts'
import { comparedFields } from './comparedFields.ts'
import type { Values } from './differences.ts'
import { GuardsContext } from './GuardsContext.ts'
import { readLatest } from './readLatest.ts'
import { type Conflict, createSaveGuard, type GuardedForm } from './saveGuard.ts'
import { useLatest } from './useLatest.ts'

type Told = { address: string; user: unknown; stored: { doc: Values; tag: string } }

/** One for all documents: a tab hears of those that it has open. */
const channelName = 'collective-saves'

/**
 * Watches over the saves of the form around this component.
 * @param modalSlug of what asks to choose
 */
export function useGuardedForm(collection: string, id: string, modalSlug: string) {
  const { config, getEntityConfig } = useConfig()
  const { user } = useAuth()
  const { code: locale } = useLocale()
  const { docPermissions, getDocPreferences, initialData, initialState, setData } =
    useDocumentInfo()
  const form = useForm()
  const isModified = useFormModified()
  const { getFormState } = useServerFunctions()
  const { closeModal, modalState, openModal } = useModal()
  const guards = use(GuardsContext)
  const [conflict, setConflict] = useState<Conflict>()
  const [hasFile, setHasFile] = useState(false)
  /** A new one for each choice that is to be saved, once the form holds it. */
  const [choice, setChoice] = useState<object>()
  const path = `${config.routes.api}/${collection}/${id}`
  const address = `${config.serverURL}${path}`
  const { fields, versions } = getEntityConfig({ collectionSlug: collection })

  const show: GuardedForm['show'] = async (values, isOverChanges) => {
    const { state } = await getFormState({
      id,
      collectionSlug: collection,
      data: values,
      docPermissions: docPermissions ?? { fields: true },
      docPreferences: await getDocPreferences(),
      locale,
      operation: 'update',
      renderAllFields: true,
      schemaPath: collection,
      skipValidation: true,
    })
    if (!state || (!isOverChanges && now().isModified)) return false
    form.replaceState(state)
    setData(values)
    return true
  }
  const askToChoose: GuardedForm['askToChoose'] = (found, isByItself) => {
    setConflict(found)
    setHasFile(Boolean(now().form.getField('file')?.value))
    now().form.setModified(true)
    // Not over a question of Payload’s own, such as that a colleague has taken over.
    const isOtherOpen = Object.values(now().modalState).some(({ isOpen }) => isOpen)
    if (!isByItself || !isOtherOpen) openModal(modalSlug)
  }

  const latest = { askToChoose, fields, form, isModified, modalState, show, user }
  const now = useLatest(latest)

  const [channel] = useState(() =>
    typeof window === 'undefined' ? undefined : new BroadcastChannel(channelName),
  )
  const [guard] = useState(() =>
    createSaveGuard({
      fields: () => comparedFields(now().fields),
      values: () => asValues(now().form.getData()),
      readLatest: () => readLatest(address),
      show: (values, isOverChanges) => now().show(values, isOverChanges),
      askToChoose: (found, isByItself) => now().askToChoose(found, isByItself),
      tell: (stored) => {
        const told: Told = { address, user: now().user?.id, stored }
        channel?.postMessage(told)
      },
    }),
  )
  useEffect(() => {
    if (!channel) return
    const listen = ({ data }: MessageEvent<Told>) => {
      if (data.address !== address || data.user !== now().user?.id) return
      void guard.hear(data.stored)
    }
    channel.addEventListener('message', listen)
    return () => channel.removeEventListener('message', listen)
  }, [address, channel, guard, now])
  useEffect(() => {
    guards.set(path, [...(guards.get(path) ?? []), guard])
    return () => {
      guards.set(path, guards.get(path)?.filter((other) => other !== guard) ?? [])
    }
  }, [guard, guards, path])
  useEffect(() => {
    // Where what is stored cannot be read now, the next save asks again.
    void guard
      .start(asValues(initialData), reduceFieldsToValues(initialState ?? {}, true))
      .catch(() => undefined)
      .then(() => setConflict(undefined))
  }, [guard, initialData, initialState])

  const hasDrafts = Boolean(versions && typeof versions === 'object' && versions.drafts)
  useEffect(() => {
    if (!choice) return
    const { submit, setModified } = now().form
    setModified(true)
    void submit(
      hasDrafts
        ? {
            action: `${address}?draft=true&depth=0&fallback-locale=null`,
            method: 'PATCH',
            overrides: { _status: 'draft' },
            skipValidation: true,
          }
        : {},
    )
  }, [address, choice, hasDrafts, now])

  /** Goes on with values in which is chosen, and saves them unless all is stored already. */
  const settle = async (chosen: Values, isStored: boolean): Promise<void> => {
    await guard.settle(chosen)
    closeModal(modalSlug)
    setConflict(undefined)
    if (!isStored) setChoice({})
  }
  return { conflict, hasDrafts, hasFile, settle }
}

const asValues = (data: unknown): Values => (isRecord(data) ? data : {})
