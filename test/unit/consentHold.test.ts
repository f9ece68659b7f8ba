import { expect, it } from 'vitest'

import { consentHold } from '../../src/lib/consentHold.ts'

const now = new Date('2026-06-06T12:00:00Z')

it.each([
  [{ status: 'pending' }, 'consent is pending'],
  [{ status: 'withdrawn' }, 'consent was withdrawn or declined'],
  [{ status: null }, 'nothing about consent is recorded'],
  [{ status: 'granted', expiresAt: '2026-06-06T12:00:00.000Z' }, 'consent has run out'],
  [{ status: 'not-recorded', expiresAt: '2026-06-01T12:00:00.000Z' }, 'consent has run out'],
  [{ status: 'granted', expiresAt: '2026-06-07T12:00:00.000Z' }, undefined],
  [{ status: 'granted', expiresAt: null }, undefined],
  [{ status: 'not-recorded' }, undefined],
  [{}, undefined],
])('%o keeps a document from the public: %s', (consent, expected) => {
  expect(consentHold(consent, now)).toBe(expected)
})
