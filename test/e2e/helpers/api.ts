export type Api = {
  /** Sends JSON and gives the answer's body; an answer that is not 2xx throws. */
  send: <T>(method: string, path: string, body?: unknown) => Promise<T>
  /** Uploads a file together with the fields of its document. */
  upload: (collection: string, file: File, data: object) => Promise<void>
}

type File = { name: string; mimeType: string; buffer: Buffer }

/** The REST API for what a test needs to be there or wants to see stored. */
export async function createApi(
  url: string,
  account: { email: string; password: string } | undefined,
): Promise<Api> {
  const headers: Record<string, string> = {}
  const request = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(`${url}/api/${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string>) },
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`/api/${path}: ${response.status} ${text}`)
    return JSON.parse(text)
  }
  const send = async <T>(method: string, path: string, body?: unknown) =>
    (await request(path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })) as T
  if (account) {
    const { token } = await send<{ token: string }>('POST', 'users/login', account)
    headers.Authorization = `JWT ${token}`
  }
  return {
    send,
    upload: async (collection, { name, mimeType, buffer }, data) => {
      const body = new FormData()
      body.set('file', new Blob([new Uint8Array(buffer)], { type: mimeType }), name)
      body.set('_payload', JSON.stringify(data))
      await request(collection, { method: 'POST', body })
    },
  }
}
