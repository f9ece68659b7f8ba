import sharp from 'sharp'

import { createApi } from '../helpers/rest.ts'
import type { Installation } from './installation.ts'

/** A photograph as small as its copies still are several files. */
const picture: Promise<Buffer> = sharp({
  create: { width: 900, height: 700, channels: 3, background: '#336699' },
})
  .jpeg()
  .toBuffer()

/** The `Authorization` header of the installation's admin. */
export async function signIn(url: string, { account }: Installation): Promise<string> {
  const { body, status } = await createApi(url).post('/users/login', { body: account })
  if (status !== 200) throw new Error(`Signing in was answered with ${status}.`)
  return `JWT ${String(body.token)}`
}

export type Uploaded = { id: string; filename: string }

/** Uploads the photograph; what is not answered with 201 is no upload. */
export async function sendPicture(
  url: string,
  as: string,
): Promise<{ status: number; body: { doc?: Uploaded; errors?: { message: string }[] } }> {
  const form = new FormData()
  form.set('_payload', JSON.stringify({ alt: 'A blue rectangle' }))
  form.set('file', new Blob([(await picture) as BlobPart], { type: 'image/jpeg' }), 'blue.jpg')
  const response = await fetch(`${url}/api/media`, {
    method: 'POST',
    headers: { Authorization: as },
    body: form,
  })
  const body = (await response.json()) as Awaited<ReturnType<typeof sendPicture>>['body']
  return { status: response.status, body }
}

/** A published event that people can sign up for. */
export async function openEvent(url: string, as: string): Promise<string> {
  const { body } = await createApi(url).post('/events', {
    as,
    body: {
      title: 'Cuppa',
      startsAt: '2027-03-01T14:00:00.000Z',
      endsAt: '2027-03-01T15:00:00.000Z',
      format: 'online',
      signUp: { mode: 'here' },
      _status: 'published',
    },
  })
  return body.doc.id
}
