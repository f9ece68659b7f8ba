'use client'

import { Button, Drawer, useDocumentInfo, useFormFields, useModal } from '@payloadcms/ui'
import { useId } from 'react'

import { ChangeLater } from './series/ChangeLater.tsx'
import './series/EventSeries.css'
import { Repeat } from './series/Repeat.tsx'
import { SiblingList } from './series/SiblingList.tsx'
import { useSiblings } from './series/useSiblings.ts'

/** Beside an event: the others of its series, and the ways to make and to change them. */
export const EventSeries = () => {
  const { id } = useDocumentInfo()
  const heading = useId()
  return (
    <section aria-labelledby={heading} className="event-series">
      <h3 id={heading}>Series</h3>
      {typeof id === 'string' ? (
        <Series id={id} />
      ) : (
        <p>You can repeat this event as soon as it is saved.</p>
      )}
    </section>
  )
}

const Series = ({ id }: { id: string }) => {
  const key = useFormFields(([fields]) => fields.series?.value)
  const startsAt = useFormFields(([fields]) => fields.startsAt?.value)
  const series = typeof key === 'string' ? key.trim() : ''
  const { openModal } = useModal()
  const { fault, refresh, siblings } = useSiblings(series)
  const repeatSlug = `repeat-${id}`
  const changeSlug = `change-later-${id}`
  return (
    <>
      {fault && <p role="alert">{fault}</p>}
      {!series && <p>This event stands alone.</p>}
      {siblings && siblings.length > 0 && <SiblingList current={id} siblings={siblings} />}
      {typeof startsAt === 'string' ? (
        <Button buttonStyle="secondary" onClick={() => openModal(repeatSlug)} size="small">
          Repeat this event
        </Button>
      ) : (
        <p>Say when it starts, and you can repeat it.</p>
      )}
      {siblings && siblings.length > 1 && (
        <Button buttonStyle="secondary" onClick={() => openModal(changeSlug)} size="small">
          Apply my changes to later events
        </Button>
      )}
      <Drawer slug={repeatSlug} title="Repeat this event">
        <Repeat id={id} onMade={refresh} />
      </Drawer>
      <Drawer slug={changeSlug} title="Apply my changes to later events">
        <ChangeLater id={id} onChanged={refresh} siblings={siblings ?? []} />
      </Drawer>
    </>
  )
}
