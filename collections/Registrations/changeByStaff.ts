import { APIError, type PayloadHandler, type PayloadRequest } from 'payload'

import type { Registration } from '../../src/lib/payload-types.ts'
import { cancelRegistration } from './cancelRegistration.ts'
import { fieldsRefused } from '../fieldsRefused.ts'
import { eventIdOf, findRegistration } from './findRegistration.ts'
import { inEventTurn } from './inEventTurn.ts'
import { moveRegistration } from './moveRegistration.ts'
import { noteByStaff } from './noteByStaff.ts'
import { readBody } from '../readBody.ts'
import { requireEditor } from './requireEditor.ts'
import { saveRegistration } from './saveRegistration.ts'

type Change = (req: PayloadRequest, known: Registration) => Promise<Registration | null>

/** What staff change of a registration. */
const noted = ['status', 'attended'] as const

/** Gives up the place of somebody who told staff so; the first who waits gets it. */
export const cancelByStaff: PayloadHandler = (req) =>
  changeInTurn(req, () => (turn, known) => cancelRegistration(turn, known))

/** Gives somebody a place, or puts them at the end of the waiting list; `{ "to": … }`. */
export const moveByStaff: PayloadHandler = (req) =>
  changeInTurn(req, ({ to }) => {
    if (to !== 'confirmed' && to !== 'waiting') {
      throw fieldsRefused([{ path: 'to', message: 'Please say “confirmed” or “waiting”.' }])
    }
    return (turn, known) => moveRegistration(turn, known, to)
  })

/** Notes whether somebody was there; `{ "attended": true }`. */
export const markAttendance: PayloadHandler = (req) =>
  changeInTurn(req, ({ attended }) => {
    if (typeof attended !== 'boolean') {
      throw fieldsRefused([{ path: 'attended', message: 'Please say true or false.' }])
    }
    return (turn, known) => saveRegistration(turn, known, { attended })
  })

/** @param choose reads what was sent, before anything is looked up */
async function changeInTurn(
  req: PayloadRequest,
  choose: (body: Record<string, unknown>) => Change,
): Promise<Response> {
  requireEditor(req)
  const change = choose(await readBody(req))
  const known = await findRegistration(req, String(req.routeParams?.id))
  const event = known && eventIdOf(known)
  const changed =
    known && event
      ? await inEventTurn(req.payload, event, (turn) => changeAndNote(turn, known.id, change), {
          user: req.user ?? undefined,
        })
      : null
  if (!changed) throw new APIError('There is no such registration.', 404, null, true)
  const { attended, id, status } = changed
  return Response.json({ registration: { id, status, attended } })
}

async function changeAndNote(
  turn: PayloadRequest,
  id: string,
  change: Change,
): Promise<Registration | null> {
  const before = await findRegistration(turn, id)
  const after = before && (await change(turn, before))
  const changed = after && noted.filter((name) => before[name] !== after[name])
  if (changed && changed.length > 0) await noteByStaff(turn, 'changed', after, changed.join(', '))
  return after
}
