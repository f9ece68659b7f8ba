import { describe, expect, test } from 'vitest'

import { oneTimeAddress, stepOfCode } from '../../src/lib/oneTimeCode.ts'
import { hashRecoveryCode, makeRecoveryCodes } from '../../src/lib/recoveryCodes.ts'
import { isSetUpToken, makeSetUpToken, ownerOfSetUpToken } from '../../src/lib/setUpToken.ts'

describe('a code of an authenticator app', () => {
  /** The secret of the RFC’s own examples, of whose eight digits an app shows the last six. */
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('is that of the RFC at %i seconds', (seconds, code) => {
    expect(stepOfCode(secret, code, seconds * 1_000)).toBe(Math.floor(seconds / 30))
  })

  test('is good for a step before and after its own, under the number of its own', () => {
    const step = Math.floor(1_111_111_109 / 30)
    const at = (steps: number) => stepOfCode(secret, '081804', (step + steps) * 30_000)
    expect([-2, -1, 0, 1, 2].map(at)).toEqual([undefined, step, step, step, undefined])
  })

  test.each(['', '81804', '0818044', '08180a', '08 1804', '٠٨١٨٠٤'])('is not %j', (code) => {
    expect(stepOfCode(secret, code, 1_111_111_109_000)).toBeUndefined()
  })

  test('is none of a secret that cannot be read', () => {
    expect(stepOfCode('\uFFFD\u0000no secret', '081804', 1_111_111_109_000)).toBeUndefined()
  })

  test('has an address with what apps need', () => {
    expect(oneTimeAddress(secret, 'a@example.org')).toBe(
      `otpauth://totp/Collective%20CMS:a%40example.org?issuer=Collective%20CMS&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
    )
  })
})

describe('recovery codes', () => {
  test('are ten, unlike each other, of letters that nobody mixes up', () => {
    const codes = makeRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/)
  })

  test('are known however they are typed, and for their own account alone', () => {
    const hash = hashRecoveryCode('secret', 'one', 'abcd-efgh-jkmn')
    expect(hashRecoveryCode('secret', 'one', ' ABCD efgh–JKMN ')).toBe(hash)
    expect(hashRecoveryCode('secret', 'two', 'abcd-efgh-jkmn')).not.toBe(hash)
    expect(hashRecoveryCode('other', 'one', 'abcd-efgh-jkmn')).not.toBe(hash)
    expect(hash).not.toContain('abcd')
  })
})

describe('a token to set up', () => {
  const owner = { id: '019a0000-0000-7000-8000-000000000000', hash: 'a stored password' }
  const token = makeSetUpToken('secret', owner, 1_000)

  test('is good for its owner, for ten minutes', () => {
    expect(ownerOfSetUpToken(token)).toBe(owner.id)
    expect(isSetUpToken('secret', token, owner, 1_000)).toBe(true)
    expect(isSetUpToken('secret', token, owner, 600_999)).toBe(true)
    expect(isSetUpToken('secret', token, owner, 601_000)).toBe(false)
  })

  test('is not for another account, password or server', () => {
    expect(isSetUpToken('secret', token, { ...owner, id: 'other' }, 1_000)).toBe(false)
    expect(isSetUpToken('secret', token, { ...owner, hash: 'other' }, 1_000)).toBe(false)
    expect(isSetUpToken('other', token, owner, 1_000)).toBe(false)
  })

  test.each(['', '.', '..', token.slice(0, -1), `${token}.`, token.replace('601000', '701000')])(
    'is not %j',
    (other) => expect(isSetUpToken('secret', other, owner, 1_000)).toBe(false),
  )
})
