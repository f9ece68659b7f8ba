'use client'

import {
  Button,
  ConfirmationModal,
  useAuth,
  useDocumentInfo,
  useFormFields,
  useModal,
} from '@payloadcms/ui'
import { useId, useState } from 'react'

import { consentHold } from '../../../lib/consentHold.ts'
import './PreviewLinks.css'
import { type Place, useConsent } from './useConsent.ts'

/** Beside a document: asking somebody for their consent, what was decided, and where it is used. */
export const ConsentPanel = () => {
  const { collectionSlug, id } = useDocumentInfo()
  const { user } = useAuth()
  const heading = useId()
  if (user?.role === 'contributor') return null
  return (
    <section aria-labelledby={heading} className="preview-links">
      <h3 id={heading}>Consent</h3>
      {collectionSlug && typeof id === 'string' ? (
        <Consent collection={collectionSlug} id={id} />
      ) : (
        <p>You can ask for it as soon as this is saved.</p>
      )}
    </section>
  )
}

const dayAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

const Consent = ({ collection, id }: { collection: string; id: string }) => {
  const { ask, decisions, fault, links, takeBack, ...found } = useConsent(collection, id)
  const consent = useFormFields(([fields]) => ({
    expiresAt: fields['consent.expiresAt']?.value,
    heldBackFrom: fields['consent.heldBackFrom']?.value,
    status: fields['consent.status']?.value,
    uses: fields['consent.uses']?.value,
  }))
  const [email, setEmail] = useState('')
  const [made, setMade] = useState<string>()
  const [said, setSaid] = useState('')
  const emailId = useId()
  const creditAs = useFormFields(([fields]) => fields.creditAs?.value)
  const isHeld = consentHold(consent, new Date()) !== undefined

  const send = async () => {
    const link = await ask(email)
    if (!link) return
    setMade(link.url)
    setSaid(link.mailed ? `The link is made, and mailed to ${email}.` : 'The link is made.')
    setEmail('')
  }
  return (
    <>
      <p>
        A link lets somebody without an account see what would be published, choose how they are
        named, and say yes or no. It works for 60 days.
      </p>
      <label htmlFor={emailId}>Their e-mail, to send it to (optional)</label>
      {/* Not a form: it stands within the form of the document. */}
      <input
        id={emailId}
        onChange={({ target }) => setEmail(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void send()
        }}
        type="email"
        value={email}
      />
      <Button buttonStyle="secondary" onClick={() => void send()} size="small">
        Ask for consent
      </Button>
      {made && (
        <input
          aria-label="The new consent link, shown this once"
          onFocus={({ target }) => target.select()}
          readOnly
          type="text"
          value={made}
        />
      )}
      <p aria-live="polite" className="preview-links__said">
        {fault ?? said}
      </p>
      {links && links.length > 0 && (
        <ul aria-label="Consent links">
          {links.map((link) => (
            <ConsentLinkRow
              key={link.id}
              link={link}
              onTakeBack={async () => {
                if (await takeBack(link.id)) setSaid('The link is taken back.')
              }}
            />
          ))}
        </ul>
      )}
      {decisions && decisions.length > 0 && (
        <>
          <h4>Decisions</h4>
          <ul aria-label="Decisions">
            {decisions.map(({ at, id: entry, who, words }) => (
              <li key={entry}>
                <strong>{words}</strong>
                <span>{`${dayAndTime.format(new Date(at))}, ${who}`}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button buttonStyle="secondary" onClick={() => void found.findPlaces()} size="small">
        {isHeld ? 'Show where it had been used' : 'Show where this is used'}
      </Button>
      <Places label="Places of use" none="It is used nowhere else." places={found.places} />
      {(creditAs === 'first-name' || creditAs === 'anonymous') && (
        <>
          <Button
            buttonStyle="secondary"
            onClick={() => void found.findPlacesOfName()}
            size="small"
          >
            Show where their name is still written
          </Button>
          <Places
            label="Still written in"
            none="Their full name and surname are written nowhere."
            places={found.placesOfName}
          />
        </>
      )}
    </>
  )
}

const states: Record<string, string> = { draft: ' (draft)', trash: ' (in the trash)' }

const Places = (props: { label: string; none: string; places: Place[] | undefined }) => {
  const { label, none, places } = props
  if (!places) return null
  if (places.length === 0) return <p>{none}</p>
  return (
    <ul aria-label={label}>
      {places.map(({ collection, field, id, state = '', title }) => (
        <li key={`${collection} ${id} ${field}`}>
          <a href={`/admin/collections/${collection}/${id}`}>{title}</a>
          <span>{`${collection}: ${field}${states[state] ?? ''}`}</span>
        </li>
      ))}
    </ul>
  )
}

const ConsentLinkRow = ({
  link,
  onTakeBack,
}: {
  link: { id: string; createdAt: string; expiresAt: string }
  onTakeBack: () => Promise<void>
}) => {
  const { openModal } = useModal()
  const modalSlug = `take-back-consent-${link.id}`
  const made = `Link of ${dayAndTime.format(new Date(link.createdAt))}`
  const hasRunOut = new Date(link.expiresAt) <= new Date()
  return (
    <li>
      <strong>{made}</strong>
      <span>
        {hasRunOut ? 'Has run out' : `Runs out on ${day.format(new Date(link.expiresAt))}`}
      </span>
      <span className="preview-links__actions">
        <Button
          aria-label={`Take back the ${made}`}
          buttonStyle="secondary"
          onClick={() => openModal(modalSlug)}
          size="small"
        >
          Take back
        </Button>
      </span>
      <ConfirmationModal
        body="Whoever has it cannot open this any more. What they decided stands."
        confirmLabel="Take it back"
        heading="Take back this consent link?"
        modalSlug={modalSlug}
        onConfirm={onTakeBack}
      />
    </li>
  )
}
