import { setTimeout } from 'node:timers/promises'

const attempts = 6
const firstPauseMs = 20

/**
 * Answers a request, again from its start where its write ran into another one on the same document,
 * which MongoDB leaves to the client. The pauses grow and vary, so that rivals do not meet again.
 * @param answer makes a new request each time it is called, answers it, and says whether nothing was
 *   done because of another write
 */
export async function retryWriteConflicts(
  answer: () => Promise<{ response: Response; mayRetry: boolean }>,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const { response, mayRetry } = await answer()
    if (attempt === attempts || !mayRetry) return response
    await response.body?.cancel()
    await setTimeout(firstPauseMs * 2 ** attempt * Math.random())
  }
}
