/** The answer of an endpoint, or what was wrong in words and with which part. */
export type Sent<Body> = { ok: true; body: Body } | ({ ok: false } & Refusal)

/** What was wrong: in words, with which field, and what else the endpoint says of it. */
export type Refusal = { message: string; path: string | undefined; data: Data }

type Data = { errors?: { message: string; path: string }[]; [key: string]: unknown }
type Failure = { errors?: { message: string; data?: Data | null }[] }

/** Sends JSON as whoever is signed in. */
export async function sendJson<Body>(
  method: 'PATCH' | 'POST',
  address: string,
  data: object,
): Promise<Sent<Body>> {
  try {
    const response = await fetch(address, {
      method,
      credentials: 'include',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(data),
    })
    const body: unknown = await response.json()
    if (response.ok) return { ok: true, body: body as Body }
    const error = (body as Failure).errors?.[0]
    const field = error?.data?.errors?.[0]
    const message = field?.message ?? error?.message ?? 'That did not work.'
    return { ok: false, message, path: field?.path, data: error?.data ?? {} }
  } catch {
    return { ok: false, message: 'The server could not be reached.', path: undefined, data: {} }
  }
}
