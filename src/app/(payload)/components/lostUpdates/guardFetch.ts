import { isRecord } from '../../../../lib/isRecord.ts'
import type { Values } from './differences.ts'
import type { SaveGuard } from './saveGuard.ts'

/** The guards of the forms that are open, by the address that each saves to; the last one counts. */
export type Guards = Map<string, SaveGuard[]>

/** Sends every change of a document that is open in a form by way of that form’s guard. */
export const guardFetch =
  (send: typeof fetch, guards: Guards): typeof fetch =>
  (input, init) => {
    if (typeof input !== 'string' || init?.method !== 'PATCH') return send(input, init)
    const { pathname, searchParams } = new URL(input, window.location.href)
    const guard = guards.get(pathname)?.at(-1)
    if (!guard) return send(input, init)
    return guard.save(
      (more) => {
        const headers = new Headers(init.headers)
        for (const [name, value] of Object.entries(more)) headers.set(name, value)
        return send(input, { ...init, headers })
      },
      valuesSent(init.body),
      searchParams.get('autosave') === 'true',
    )
  }

/** The values in a body as Payload’s forms send it, or its buttons. */
function valuesSent(body: BodyInit | null | undefined): Values {
  const text = body instanceof FormData ? body.get('_payload') : body
  if (typeof text !== 'string') return {}
  const values: unknown = JSON.parse(text)
  return isRecord(values) ? values : {}
}
