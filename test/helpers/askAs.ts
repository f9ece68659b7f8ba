import type { TestServer } from './server.ts'
import type { Asker, Worlds } from './worlds.ts'

export type Question = { path: string; method?: string; body?: unknown }

/** A question of somebody's over HTTP, for answers that are compared to the letter. */
export async function askAs(
  server: TestServer,
  worlds: Worlds,
  asker: Asker,
  { path, method, body }: Question,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string; etag: string | null }> {
  const send = () =>
    fetch(server.url + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
      headers: {
        ...(asker === 'a contributor' ? { Authorization: worlds.contributor.session } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
    })
  // On a busy machine a kept connection may be closed in the moment in which it is used again.
  const response = await send().catch(send)
  const text = await response.text()
  return { status: response.status, text, etag: response.headers.get('ETag') }
}
