// Starts the built server on an empty database and asks it for an answer of each kind.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

const folder = mkdtempSync(path.join(tmpdir(), 'built-'))
const port = 20_000 + Math.floor(Math.random() * 20_000)
const url = `http://127.0.0.1:${port}`

const server = spawn(process.execPath, ['--conditions=production', 'dist/src/main.js'], {
  stdio: 'inherit',
  env: {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    PORT: String(port),
    PAYLOAD_SECRET: 'only-for-this-check-0123456789abcdef',
    DATABASE_URL: `file:${folder}/check.db`,
    MEDIA_DIR: path.join(folder, 'media'),
  },
})
const ended = once(server, 'exit')

try {
  const started = performance.now()
  while (server.exitCode === null) {
    const ready = await fetch(`${url}/readyz`).catch(() => undefined)
    if (ready?.ok) break
    await setTimeout(50)
  }
  console.log(`Ready after ${Math.round(performance.now() - started)} ms`)
  await expectOk('/api/posts')
  await expectOk('/admin/login')
  const graphql = await expectOk('/api/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ Posts { totalDocs } }' }),
  })
  if (graphql !== '{"data":{"Posts":{"totalDocs":0}}}') {
    throw new Error(`/api/graphql answers ${graphql}`)
  }
  server.kill('SIGTERM')
  const [code] = await ended
  if (code !== 0) throw new Error(`SIGTERM ended the server with ${code}`)
  console.log('It stops cleanly')
} finally {
  server.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}

async function expectOk(address, request) {
  const response = await fetch(url + address, request)
  if (response.status !== 200) throw new Error(`${address} answers ${response.status}`)
  console.log(`${address} answers 200`)
  return response.text()
}
