import { describe, expect, test, vi } from 'vitest'

import { fetchWithPassword } from '../../src/app/(payload)/components/presentPassword/fetchWithPassword.ts'

const refusal = (message: string, path = 'currentPassword') =>
  Response.json(
    { errors: [{ message: 'Refused', data: { errors: [{ path, message }] } }] },
    { status: 400 },
  )
const done = () => Response.json({ doc: {} })

/** A server that gives these answers, and somebody who gives these passwords. */
function given(answers: Response[], passwords: (string | undefined)[] = []) {
  const send = vi.fn<typeof fetch>(() => Promise.resolve(answers.shift() ?? done()))
  const ask = vi.fn<(message: string) => Promise<string | undefined>>(() =>
    Promise.resolve(passwords.shift()),
  )
  const sent = () => send.mock.calls.map(([, init]) => init?.body)
  return { ask, send: fetchWithPassword(send, ask), sent }
}
const patch = (body: BodyInit) => ['/api/users/1', { method: 'PATCH', body }] as const

describe('a change in the panel', () => {
  test('is sent again with the present password, until that is right', async () => {
    const { ask, send, sent } = given(
      [refusal('Enter it.'), refusal('That is not it.')],
      ['wrong', 'right'],
    )
    expect((await send(...patch('{"apiKey":"k"}'))).status).toBe(200)
    expect(ask.mock.calls).toEqual([['Enter it.'], ['That is not it.']])
    expect(sent()).toEqual([
      '{"apiKey":"k"}',
      '{"apiKey":"k","currentPassword":"wrong"}',
      '{"apiKey":"k","currentPassword":"right"}',
    ])
  })

  test('is sent again as the form that it is, files too', async () => {
    const form = new FormData()
    form.set('_payload', '{"email":"new@example.org"}')
    form.set('file', new Blob(['a picture']), 'a.png')
    const { send, sent } = given([refusal('Enter it.')], ['right'])
    await send(...patch(form))
    const [first, second] = sent() as FormData[]
    expect(first?.get('_payload')).toBe('{"email":"new@example.org"}')
    expect(second?.get('_payload')).toBe('{"email":"new@example.org","currentPassword":"right"}')
    expect(second?.get('file')).toHaveProperty('name', 'a.png')
  })

  test('is refused as it was where no password is given', async () => {
    const { send, sent } = given([refusal('Enter it.')], [undefined])
    const answer = await send(...patch('{}'))
    expect(answer.status).toBe(400)
    expect(await answer.json()).toHaveProperty('errors')
    expect(sent()).toHaveLength(1)
  })

  test.each([
    ['another field', refusal('Too short.', 'password')],
    ['no field', Response.json({ errors: [{ message: 'No.' }] }, { status: 400 })],
    ['many attempts', Response.json({ errors: [{ message: 'Wait.' }] }, { status: 429 })],
    ['what is no JSON', new Response('<p>No.</p>', { status: 400 })],
  ])('asks for nothing where it was refused for %s', async (_, answer) => {
    const { ask, send } = given([answer])
    expect(await send(...patch('{}'))).toBe(answer)
    expect(ask).not.toHaveBeenCalled()
  })

  test('asks for nothing where nothing is changed', async () => {
    const { ask, send } = given([refusal('Enter it.')])
    expect((await send('/api/users/1')).status).toBe(400)
    expect(ask).not.toHaveBeenCalled()
  })
})
