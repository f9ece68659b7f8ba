import { afterEach, expect, it, vi } from 'vitest'

import { askChecklist } from '../../src/app/(payload)/components/askChecklist.ts'

const question = new AbortController()

afterEach(() => vi.restoreAllMocks())

it('gives what the server found', async () => {
  answerWith(Response.json({ findings: [] }))
  expect(await ask()).toEqual([])
})

it('says nothing where the server has a fault', async () => {
  answerWith(Response.json({}, { status: 500 }))
  expect(await ask()).toBeUndefined()
})

it('says nothing when the form changes between the head of the answer and its body', async () => {
  const body = new ReadableStream({
    start: (controller) => {
      question.signal.addEventListener('abort', () => controller.error(question.signal.reason))
    },
  })
  answerWith(new Response(body))
  const answer = ask()
  question.abort()
  expect(await answer).toBeUndefined()
})

const ask = () => askChecklist('http://localhost/checklist', '{}', question.signal)

function answerWith(response: Response): void {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(response)
}
