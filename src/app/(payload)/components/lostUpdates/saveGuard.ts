import { isRecord } from '../../../../lib/isRecord.ts'
import type { ComparedField } from './comparedFields.ts'
import { type Difference, differences, type Values } from './differences.ts'

/** A document as it is stored, and the tag of that version. */
export type Stored = { doc: Values; tag: string }

/** What a form and a save of somebody else’s both say. */
export type Conflict = {
  latest: Stored
  found: Difference[]
  /** Whether it was published or unpublished in between. */
  status: string | undefined
  /** Whether its file is another one than it was. */
  isFileReplaced: boolean
  isOwn: boolean
}

/** The form of a document, for what watches over its saves. */
export type GuardedForm = {
  fields: () => ComparedField[]
  values: () => Values
  /** Reads what is stored now; nothing where the server tells no version. */
  readLatest: () => Promise<Stored | undefined>
  /**
   * Puts values in the place of all that the form holds.
   * @returns whether it did: what somebody has begun to write stays, unless that is asked for too
   */
  show: (values: Values, isOverChanges: boolean) => Promise<boolean>
  /** Shows what has to be chosen; when a person saved, not the form by itself, in any case. */
  askToChoose: (conflict: Conflict, isByItself: boolean) => void
  /** Tells the other tabs of this browser. */
  tell: (stored: Stored) => void
}

type Send = (headers: Record<string, string>) => Promise<Response>

export type SaveGuard = {
  /** Notes what the form was made from, which may be old by now. */
  start: (doc: Values, values: Values) => Promise<void>
  /** Sends a save so that it is refused if it is not based on what is stored. */
  save: (send: Send, sent: Values, isByItself: boolean) => Promise<Response>
  /** Takes over what another tab of this browser has saved. */
  hear: (stored: Stored) => Promise<void>
  /** Goes on from a conflict with what was chosen. */
  settle: (chosen: Values) => Promise<void>
}

/** Matches no version. */
const unknownTag = '"v-unknown"'

/**
 * Watches over the saves of one form: each names the version that it is based on, and where the
 * server refuses it as overtaken, what both have changed is shown. A change in which there is nothing
 * to choose, such as a hidden field that the server has set, is gone along with.
 */
export function createSaveGuard(form: GuardedForm): SaveGuard {
  let known: (Stored & { before: Values }) | undefined
  let started: { doc: Values; values: Values } | undefined
  let conflict: Conflict | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const ownTags = new Set<string>()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }

  const load = async (): Promise<void> => {
    if (known || !started) return
    const latest = await form.readLatest()
    if (!latest) return
    const { doc, values } = started
    if (latest.doc.updatedAt === doc.updatedAt) known = { ...latest, before: values }
    else known = (await shown(latest)) ?? { doc, tag: unknownTag, before: values }
  }

  const shown = async (stored: Stored): Promise<typeof known> =>
    (await form.show(stored.doc, false)) ? { ...stored, before: stored.doc } : undefined

  const note = async (response: Response, sent: Values): Promise<void> => {
    const body: unknown = await response.clone().json()
    const doc = isRecord(body) && isRecord(body.doc) ? body.doc : undefined
    const tag = response.headers.get('ETag')
    known = doc && tag !== null ? { doc, tag, before: sent } : undefined
    if (doc) started = { doc, values: sent }
    if (known) form.tell({ doc: known.doc, tag: known.tag })
  }

  const refuse = (isByItself: boolean): Response => {
    const asked = conflict
    // After the form has dealt with the answer: it would take what is in it for saved.
    if (asked) setTimeout(() => form.askToChoose(asked, isByItself))
    return refusal(isByItself)
  }

  const saveInTurn = async (send: Send, sent: Values, isByItself: boolean): Promise<Response> => {
    if (conflict) return refuse(isByItself)
    await load()
    if (!known) return send({})
    for (;;) {
      const response = await send({ 'If-Match': known.tag })
      if (response.ok) await note(response, sent)
      if (response.status !== 412) return response
      const latest = await form.readLatest()
      if (!latest || latest.tag === known.tag) return response
      const { before, doc: base }: Stored & { before: Values } = known
      const mine = form.values()
      const found = differences(form.fields(), { base, before, mine, theirs: latest.doc })
      const status = latest.doc._status === base._status ? undefined : String(latest.doc._status)
      const isFileReplaced = latest.doc.filename !== base.filename
      if (
        isFileReplaced ||
        status !== undefined ||
        found.some(({ changedBy }) => changedBy !== 'me')
      ) {
        conflict = { latest, found, status, isFileReplaced, isOwn: ownTags.has(latest.tag) }
        return refuse(isByItself)
      }
      known = { ...latest, before }
    }
  }

  return {
    start: (doc, values) =>
      inTurn(async () => {
        known = undefined
        conflict = undefined
        started = { doc, values }
        await load()
      }),
    save: (send, sent, isByItself) => inTurn(() => saveInTurn(send, sent, isByItself)),
    hear: (stored) =>
      inTurn(async () => {
        ownTags.add(stored.tag)
        if (!conflict) known = (await shown(stored)) ?? known
      }),
    settle: (chosen) =>
      inTurn(async () => {
        if (!conflict) return
        const { latest } = conflict
        await form.show(chosen, true)
        known = { ...latest, before: latest.doc }
        conflict = undefined
      }),
  }
}

/** What the form is told instead; nothing more, where nobody has pressed anything. */
const refusal = (isByItself: boolean): Response => {
  const message = 'Not saved yet: somebody else has saved this too. Choose what to keep.'
  return Response.json({ errors: isByItself ? [] : [{ message }] }, { status: 412 })
}
