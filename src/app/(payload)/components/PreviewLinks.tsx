'use client'

import { Button, ConfirmationModal, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useId, useState } from 'react'

import type { PreviewLink } from '../../../lib/payload-types.ts'
import './PreviewLinks.css'
import { usePreviewLinks } from './usePreviewLinks.ts'

/** Beside a document: the links by which people without an account read its draft. */
export const PreviewLinks = () => {
  const { collectionSlug, id } = useDocumentInfo()
  const heading = useId()
  return (
    <section aria-labelledby={heading} className="preview-links">
      <h3 id={heading}>Preview links</h3>
      <p>For somebody without an account, to read this as it stands. A link works for two weeks.</p>
      {collectionSlug && typeof id === 'string' ? (
        <Links collection={collectionSlug} id={id} />
      ) : (
        <p>You can make one as soon as this is saved.</p>
      )}
    </section>
  )
}

const Links = ({ collection, id }: { collection: string; id: string }) => {
  const { fault, links, make, takeBack } = usePreviewLinks(collection, id)
  const [note, setNote] = useState('')
  const [said, setSaid] = useState('')
  const noteId = useId()

  const makeLink = async () => {
    if (!(await make(note))) return
    setNote('')
    setSaid('The link is made.')
  }
  return (
    <>
      {links?.length === 0 && <p>Nobody has a link yet.</p>}
      {links && links.length > 0 && (
        <ul>
          {links.map((link) => (
            <Link
              key={link.id}
              link={link}
              onCopied={() => setSaid('The link is copied.')}
              onTakeBack={async () => {
                if (await takeBack(link.id)) setSaid('The link is taken back.')
              }}
            />
          ))}
        </ul>
      )}
      <label htmlFor={noteId}>For whom</label>
      {/* Not a form: it stands within the form of the document. */}
      <input
        id={noteId}
        maxLength={200}
        onChange={({ target }) => setNote(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void makeLink()
        }}
        type="text"
        value={note}
      />
      <Button buttonStyle="secondary" onClick={() => void makeLink()} size="small">
        Make a preview link
      </Button>
      <p aria-live="polite" className="preview-links__said">
        {fault ?? said}
      </p>
    </>
  )
}

const dayAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

const Link = ({
  link,
  onCopied,
  onTakeBack,
}: {
  link: PreviewLink
  onCopied: () => void
  onTakeBack: () => Promise<void>
}) => {
  const { openModal } = useModal()
  const { address, expiresAt, id, note } = link
  const name = note || 'No name'
  const modalSlug = `take-back-${id}`
  const hasRunOut = !expiresAt || new Date(expiresAt) <= new Date()
  const copy = async () => {
    await navigator.clipboard.writeText(address ?? '')
    onCopied()
  }
  return (
    <li>
      <strong>{name}</strong>
      <span>
        {hasRunOut ? 'Has run out' : `Runs out on ${dayAndTime.format(new Date(expiresAt))}`}
      </span>
      {!hasRunOut && (
        <input
          aria-label={`Link for ${name}`}
          onFocus={({ target }) => target.select()}
          readOnly
          type="text"
          value={address ?? ''}
        />
      )}
      <span className="preview-links__actions">
        {/* Browsers lend the clipboard to pages over TLS and on this machine only. */}
        {!hasRunOut && 'clipboard' in navigator && (
          <Button
            aria-label={`Copy the link for ${name}`}
            buttonStyle="secondary"
            onClick={() => void copy()}
            size="small"
          >
            Copy
          </Button>
        )}
        <Button
          aria-label={`Take back the link for ${name}`}
          buttonStyle="secondary"
          onClick={() => openModal(modalSlug)}
          size="small"
        >
          Take back
        </Button>
      </span>
      <ConfirmationModal
        body="Whoever has it cannot open this any more."
        confirmLabel="Take it back"
        heading={`Take back the link for ${name}?`}
        modalSlug={modalSlug}
        onConfirm={onTakeBack}
      />
    </li>
  )
}
