import { consentUses, type ConsentUse } from '../../../collections/consent/consentUses.ts'
import type { Refused } from './consentPage.ts'
import type { Decision } from './decide.ts'
import type { Shown } from './readShown.ts'

const isUse = (value: string): value is ConsentUse => value in consentUses

/** What a form decides, or why it cannot be taken. */
export function readForm(form: URLSearchParams, shown: Shown): { decision: Decision } | Refused {
  const uses = [...new Set(form.getAll('uses'))].filter(isUse)
  const sent = form.get('naming') ?? undefined
  const naming = shown.namings.find(({ value }) => value === sent)?.value
  const refuse = (status: number, fault: string): Refused => ({ status, fault, naming, uses })
  if (form.get('decision') === 'withdraw') return { decision: { status: 'withdrawn' } }
  if (form.get('decision') !== 'grant') {
    return refuse(400, 'Please choose whether you agree, by one of the buttons at the end.')
  }
  if (form.get('shown') !== shown.hash) return { ...stale, naming, uses }
  if (shown.namings.length > 0 && !naming) {
    return refuse(400, 'Please choose how you would like to be named.')
  }
  if (uses.length === 0) {
    return refuse(
      400,
      'Please choose at least one thing that we may use it for. If there is none, choose “No” or “Withdraw”.',
    )
  }
  return { decision: { status: 'granted', uses, naming } }
}

export const stale: Refused = {
  status: 409,
  fault:
    'Nothing was saved: what would be published has changed since you opened this page. Please look at it again below.',
}
