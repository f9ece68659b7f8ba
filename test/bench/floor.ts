import express, { type RequestHandler } from 'express'

import { listen } from './listen.ts'

export type Question = {
  path: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
}

/** What Node and Express add to every answer by themselves. */
const ofTheServer = new Set(['connection', 'content-length', 'date', 'keep-alive'])

/**
 * A bare Express application that sends the very bytes and headers with which `url` answers now. A
 * POST is read and parsed before.
 * @returns where it answers, and the entity tag of the answer
 * @throws Error where the answer is not 200
 */
export async function startFloor(
  url: string,
  question: Question,
): Promise<{ url: string; etag: string | undefined }> {
  const { path, method = 'GET', headers = {}, body } = question
  const answer = await fetch(url + path, {
    method,
    // `fetch` would ask for an encoding otherwise, and decode it.
    headers: { 'accept-encoding': 'identity', ...headers },
    ...(body === undefined ? {} : { body }),
  })
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}.`)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const sent = Object.fromEntries([...answer.headers].filter(([name]) => !ofTheServer.has(name)))
  const app = express()
  const send: RequestHandler = (_req, res) => {
    res.set(sent)
    res.send(bytes)
  }
  const { pathname } = new URL(path, url)
  if (method === 'GET') app.get(pathname, send)
  else app.post(pathname, express.json(), send)
  return { url: await listen(app), etag: answer.headers.get('etag') ?? undefined }
}
