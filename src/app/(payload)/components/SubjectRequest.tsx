'use client'

import { Button, useConfig } from '@payloadcms/ui'
import { useId, useState, type FormEvent } from 'react'

import { saveFile } from './saveFile.ts'
import './SubjectRequest.css'

type Item = { collection: string; fields?: string[]; id: string; note?: string; versions: number }
type Kind = { kind: string; label: string; count: number; stays?: string; items: Item[] }
type Report = { total: number; seen: string; kinds: Kind[]; stays: string[] }
type Erasure = {
  kinds: { label: string; anonymised?: number; changed?: number; deleted?: number; kept?: number }[]
  left: { label: string; reason: string; items: Item[] }[]
  stays: string[]
}
type Asked = { email: string } | { person: string }

const choices = [
  {
    name: 'profile',
    label: 'The profile',
    options: {
      anonymise: 'Keep it as “A contributor”, so that credits stay',
      delete: 'Delete it, and their credits',
    },
  },
  {
    name: 'testimonials',
    label: 'What they said',
    options: { anonymise: 'Keep the words, anonymous', delete: 'Delete it' },
  },
  {
    name: 'media',
    label: 'Files that show only them',
    options: { delete: 'Delete them', keep: 'Keep them, without their name' },
  },
  {
    name: 'account',
    label: 'A staff account of theirs',
    options: { keep: 'Keep it', delete: 'Delete it' },
  },
] as const

/** Above the record of requests: what is held about somebody, to hand over or to erase. */
export const SubjectRequest = () => {
  const { config } = useConfig()
  const api = `${config.serverURL}${config.routes.api}`
  const [words, setWords] = useState('')
  const [people, setPeople] = useState<{ id: string; fullName?: string | null }[]>()
  const [asked, setAsked] = useState<Asked>()
  const [report, setReport] = useState<Report>()
  const [erasure, setErasure] = useState<Erasure>()
  const [fault, setFault] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const field = useId()
  const faultId = useId()
  const heading = useId()

  /** Says in place what went wrong. */
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setFault(undefined)
    try {
      await work()
    } catch (error) {
      setFault(error instanceof Error ? error.message : 'The server could not be reached.')
    } finally {
      setBusy(false)
    }
  }
  const look = (about: Asked) =>
    attempt(async () => {
      const response = await post(`${api}/subject-requests/find`, about)
      setPeople(undefined)
      setErasure(undefined)
      setAsked(about)
      setReport((await response.json()) as Report)
    })
  const search = (event: FormEvent) => {
    event.preventDefault()
    const text = words.trim()
    setReport(undefined)
    if (text === '') return setFault('Enter an e-mail address, or a part of a name.')
    if (text.includes('@')) return void look({ email: text })
    void attempt(async () => {
      const query = new URLSearchParams({
        'where[fullName][contains]': text,
        depth: '0',
        limit: '20',
        draft: 'true',
      })
      const response = await fetch(`${api}/people?${query}`, { credentials: 'include' })
      if (!response.ok) throw new Error('The profiles could not be read.')
      setPeople(((await response.json()) as { docs: { id: string }[] }).docs)
    })
  }
  return (
    <section aria-labelledby={heading} className="subject-request">
      <h2 id={heading}>What do we hold about somebody?</h2>
      <form onSubmit={search}>
        <label htmlFor={field}>Their e-mail address, or a part of their full name</label>
        <div className="subject-request__row">
          <input
            aria-describedby={faultId}
            aria-invalid={fault !== undefined}
            autoComplete="off"
            id={field}
            onChange={({ target }) => setWords(target.value)}
            type="text"
            value={words}
          />
          <Button disabled={isBusy} size="small" type="submit">
            Look
          </Button>
        </div>
      </form>
      <p className="subject-request__fault" id={faultId} role="alert">
        {fault}
      </p>
      {people?.length === 0 && <p role="status">No profile has that in its name.</p>}
      {people && people.length > 0 && (
        <ul aria-label="Profiles">
          {people.map(({ fullName, id }) => (
            <li key={id}>
              <Button
                buttonStyle="secondary"
                onClick={() => void look({ person: id })}
                size="small"
              >
                {fullName ?? 'No name'}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {report && asked && !erasure && (
        <>
          <p role="status">
            {report.total === 0
              ? 'Nothing is held about them.'
              : `Found in ${report.total} ${report.total === 1 ? 'place' : 'places'}.`}
          </p>
          {report.kinds.map(({ items, kind, label, stays }) => (
            <section key={kind}>
              <h3>
                {label} ({items.length})
              </h3>
              {stays && <p>{stays}</p>}
              <Places items={items} />
            </section>
          ))}
          {report.total > 0 && (
            <>
              <Button
                buttonStyle="secondary"
                disabled={isBusy}
                onClick={() =>
                  void attempt(async () => {
                    const answer = await post(`${api}/subject-requests/export`, asked)
                    saveFile(await answer.blob(), 'subject-data.zip')
                  })
                }
                size="small"
              >
                Download all of it
              </Button>
              <EraseForm
                isBusy={isBusy}
                onErase={(chosen) =>
                  void attempt(async () => {
                    const body = { ...asked, ...chosen, seen: report.seen }
                    const response = await post(`${api}/subject-requests/erase`, body)
                    setErasure((await response.json()) as Erasure)
                    setReport(undefined)
                    setWords('')
                  })
                }
              />
            </>
          )}
        </>
      )}
      {erasure && <Done erasure={erasure} />}
    </section>
  )
}

const Places = ({ items }: { items: Item[] }) => (
  <ul>
    {items.map(({ collection, fields, id, note, versions }) => (
      <li key={`${collection}-${id}`}>
        {collection.startsWith('payload-') ? (
          collection
        ) : (
          <a href={`/admin/collections/${collection}/${id}`}>
            {collection} {id}
          </a>
        )}
        {fields && `, in ${fields.join(', ')}`}
        {versions > 0 && `, ${versions} ${versions === 1 ? 'version' : 'versions'}`}
        {note && `. ${note}`}
      </li>
    ))}
  </ul>
)

const EraseForm = ({
  isBusy,
  onErase,
}: {
  isBusy: boolean
  onErase: (chosen: Record<string, string>) => void
}) => {
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string>()
  const id = useId()
  const erase = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim().toLowerCase() !== 'erase') {
      return setFault('Type the word “erase” to say that you mean it.')
    }
    setFault(undefined)
    onErase(chosen)
  }
  return (
    <form className="subject-request__erase" onSubmit={erase}>
      <h3>Erase it</h3>
      <p>Earlier versions go too. This cannot be undone.</p>
      {choices.map(({ label, name, options }) => (
        <label key={name}>
          {label}
          <select
            onChange={({ target }) => setChosen({ ...chosen, [name]: target.value })}
            value={chosen[name] ?? Object.keys(options)[0]}
          >
            {Object.entries(options).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label htmlFor={id}>Type “erase” to confirm</label>
      <input
        aria-describedby={`${id}-fault`}
        aria-invalid={fault !== undefined}
        autoComplete="off"
        id={id}
        onChange={({ target }) => setTyped(target.value)}
        type="text"
        value={typed}
      />
      <p className="subject-request__fault" id={`${id}-fault`} role="alert">
        {fault}
      </p>
      <Button disabled={isBusy} size="small" type="submit">
        Erase for good
      </Button>
    </form>
  )
}

const outcomes = ['anonymised', 'deleted', 'changed', 'kept'] as const

const Done = ({ erasure }: { erasure: Erasure }) => (
  <div role="status">
    <h3>It is done</h3>
    <ul>
      {erasure.kinds.map((kind) => (
        <li key={kind.label}>
          {kind.label}:{' '}
          {outcomes
            .filter((outcome) => kind[outcome])
            .map((outcome) => `${kind[outcome]} ${outcome}`)
            .join(', ')}
        </li>
      ))}
    </ul>
    {erasure.left.map(({ items, label, reason }) => (
      <section key={label}>
        <h3>Left: {label}</h3>
        <p>{reason}</p>
        <Places items={items} />
      </section>
    ))}
    <h3>What stays elsewhere</h3>
    <ul>
      {erasure.stays.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  </div>
)

async function post(address: string, body: object): Promise<Response> {
  const response = await fetch(address, {
    method: 'POST',
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.ok) return response
  const { errors } = (await response.json()) as { errors?: { message: string }[] }
  throw new Error(errors?.[0]?.message ?? 'That did not work.')
}
