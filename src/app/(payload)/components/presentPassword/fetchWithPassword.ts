import { isRecord } from '../../../../lib/isRecord.ts'

const field = 'currentPassword'

type Refusal = { errors?: { data?: { errors?: { path: string; message: string }[] } | null }[] }

/**
 * Sends a change again with the present password, as often as the server wants it.
 * @param ask gets what the server says, and answers the password; nothing where it is not to be given
 */
export const fetchWithPassword =
  (send: typeof fetch, ask: (message: string) => Promise<string | undefined>): typeof fetch =>
  async (input, init) => {
    let answer = await send(input, init)
    if (init?.method !== 'PATCH') return answer
    for (;;) {
      const message = await wordsOfRefusal(answer)
      if (message === undefined) return answer
      const password = await ask(message)
      if (password === undefined) return answer
      answer = await send(input, { ...init, body: withPassword(init.body, password) })
    }
  }

/** What the server says about the present password, where that is why it refused. */
async function wordsOfRefusal(answer: Response): Promise<string | undefined> {
  const isJson = answer.headers.get('Content-Type')?.startsWith('application/json')
  if (answer.status !== 400 || !isJson) return undefined
  const { errors = [] } = (await answer.clone().json()) as Refusal
  return errors.flatMap(({ data }) => data?.errors ?? []).find(({ path }) => path === field)
    ?.message
}

/** A body as Payload’s forms send it, or its buttons, with the password. */
function withPassword(body: BodyInit | null | undefined, password: string): BodyInit {
  if (!(body instanceof FormData)) return withField(body, password)
  const form = new FormData()
  for (const [name, value] of body) {
    form.append(name, name === '_payload' ? withField(value, password) : value)
  }
  return form
}

function withField(json: unknown, password: string): string {
  const values: unknown = typeof json === 'string' ? JSON.parse(json) : {}
  return JSON.stringify({ ...(isRecord(values) && values), [field]: password })
}
