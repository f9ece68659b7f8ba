import type { User } from '../../src/lib/payload-types.ts'
import { createAccount } from './accounts.ts'
import type { TestServer } from './server.ts'

type Answer<Doc> = {
  status: number
  /** The document that was made, changed or read. */
  doc: Doc
  docs: Doc[]
  errors?: { message: string; data?: { errors?: { message: string; path: string }[] } }[]
}

export type ContentClient = {
  send: <Doc>(method: string, path: string, body?: unknown) => Promise<Answer<Doc>>
}

/** Sends JSON to the REST API as a new account of a role; without a role as the public. */
export async function createContentClient(
  server: TestServer,
  role?: User['role'],
): Promise<ContentClient> {
  const account = role && (await createAccount(server.payload, role))
  return {
    send: async <Doc>(method: string, path: string, body?: unknown): Promise<Answer<Doc>> => {
      const response = await fetch(`${server.url}/api/${path}`, {
        method,
        headers: {
          'Content-Type': 'application/json',
          ...(account ? { Authorization: account.session } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const answer = (await response.json()) as Answer<Doc>
      // Reading one document, the answer is the document itself.
      return { ...answer, doc: answer.doc ?? (answer as Doc), status: response.status }
    },
  }
}

/** The fields that an answer 400 names. */
export const faultyFields = (answer: Answer<unknown>): string[] =>
  (answer.errors ?? []).flatMap((error) => (error.data?.errors ?? []).map(({ path }) => path))
