'use client'

import { Button, Drawer, useDocumentInfo, useModal } from '@payloadcms/ui'

import './LostUpdates.css'
import { ChooseBetween } from './lostUpdates/ChooseBetween.tsx'
import { withMine } from './lostUpdates/differences.ts'
import { useGuardedForm } from './lostUpdates/useGuardedForm.ts'

/** Above a form: shows what a colleague has saved where a save would have gone over it. */
export const LostUpdates = () => {
  const { collectionSlug, id, isTrashed } = useDocumentInfo()
  if (!collectionSlug || typeof id !== 'string' || isTrashed) return null
  return <Guarded collection={collectionSlug} id={id} key={id} />
}

const Guarded = ({ collection, id }: { collection: string; id: string }) => {
  const modalSlug = `lost-updates-${collection}-${id}`
  const { closeModal, openModal } = useModal()
  const { conflict, hasDrafts, hasFile, settle } = useGuardedForm(collection, id, modalSlug)
  if (!conflict) return null
  const { found, isOwn, latest } = conflict
  return (
    <div className="lost-updates">
      <p role="status">
        Not saved: {isOwn ? 'you have' : 'a colleague has'} saved this{' '}
        {isOwn ? 'in another tab' : 'too'}.
      </p>
      <Button buttonStyle="secondary" onClick={() => openModal(modalSlug)} size="small">
        Compare and choose
      </Button>
      <Drawer slug={modalSlug} title={isOwn ? 'Saved in another tab too' : 'A colleague saved too'}>
        <ChooseBetween
          conflict={conflict}
          hasDrafts={hasDrafts}
          hasFile={hasFile}
          key={found.length + latest.tag}
          onChosen={(mine) => void settle(withMine(latest.doc, mine), mine.length === 0)}
          onLater={() => closeModal(modalSlug)}
        />
      </Drawer>
    </div>
  )
}
