import { expect } from 'vitest'

import type { createApi } from './rest.ts'

/** Makes documents over REST, in the name of the account that `as` is the `Authorization` of. */
export const createDocuments =
  (api: ReturnType<typeof createApi>, as: string) =>
  async <Doc>(path: string, body: object): Promise<Doc> => {
    const answer = await api.post(`/${path}`, { as, body })
    expect(answer.status).toBe(201)
    return answer.body.doc as unknown as Doc
  }
