// Runs every step of the Dockerfile by hand, in a temporary folder and without a container engine:
// each stage is a folder, RUN and CMD are run in it, and the server that comes out has to answer,
// be healthy, and stop cleanly. What it cannot check is the base image itself.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

const nobody = 65_534
const port = 20_000 + Math.floor(Math.random() * 20_000)
const root = mkdtempSync(path.join(tmpdir(), 'dockerfile-'))
const isRoot = process.getuid?.() === 0
const ignored = readFileSync('.dockerignore', 'utf8').split('\n').filter(Boolean)

let stage
let user = false
let variables = {}
const result = {}

const inStage = (target) => path.join(stage, 'app', target.replace(/^\/app\/?/, ''))
const environment = () => ({ PATH: process.env.PATH, HOME: root, ...variables })

const steps = {
  FROM: (words) => {
    stage = path.join(root, words.includes('AS') ? words.at(-1) : 'final')
    variables = {}
    mkdirSync(path.join(stage, 'app'), { recursive: true })
  },
  WORKDIR: ([folder]) => {
    if (folder !== '/app') throw new Error('This check knows only WORKDIR /app')
  },
  ENV: (words) =>
    Object.assign(variables, Object.fromEntries(words.map((word) => word.split('=')))),
  COPY: (words) => {
    const from = words[0].startsWith('--from=') ? words.shift().slice('--from='.length) : undefined
    const target = inStage(words.pop())
    for (const source of words) {
      const full = from ? path.join(root, from, source) : path.resolve(source)
      const intoFolder = words.length > 1 || (target.endsWith('/') && source !== '.')
      cpSync(full, intoFolder ? path.join(target, path.basename(source)) : target, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (file) => from !== undefined || !isIgnored(path.relative('.', file)),
      })
    }
  },
  RUN: (_, command) => {
    // The user of the base image is not on this machine; running as nobody stands in for it below.
    const { status } = spawnSync(
      'sh',
      ['-c', command.replaceAll('node:node', isRoot ? nobody : '')],
      {
        cwd: path.join(stage, 'app'),
        env: environment(),
        stdio: 'inherit',
      },
    )
    if (status !== 0) throw new Error(`RUN ended with ${status}: ${command}`)
  },
  USER: ([name]) => (user = name !== 'root'),
  VOLUME: () => {},
  EXPOSE: () => {},
  HEALTHCHECK: (_, text) => (result.health = JSON.parse(text.slice(text.indexOf('CMD') + 3))),
  CMD: (_, text) => (result.command = JSON.parse(text)),
}

function isIgnored(file) {
  return ignored.some((pattern) =>
    pattern.startsWith('*') ? file.endsWith(pattern.slice(1)) : file.split(path.sep)[0] === pattern,
  )
}

function start([program, ...args], extra = {}) {
  return spawn(program, args, {
    cwd: path.join(stage, 'app'),
    env: { ...environment(), PORT: String(port), ...extra },
    stdio: 'inherit',
    ...(isRoot && user ? { uid: nobody, gid: nobody } : {}),
  })
}

async function checkServer() {
  const server = start(result.command, { PAYLOAD_SECRET: 'only-for-this-check-0123456789abcdef' })
  const ended = once(server, 'exit')
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 60 && server.exitCode === null; tries += 1) {
    const ready = await fetch(`${url}/readyz`).catch(() => undefined)
    if (ready?.ok) break
    await setTimeout(500)
  }
  for (const address of ['/readyz', '/api/posts', '/admin/login']) {
    const { status } = await fetch(url + address)
    if (status !== 200) throw new Error(`${address} answers ${status}`)
    console.log(`${address} answers 200`)
  }
  const [healthy] = await once(start(result.health), 'exit')
  if (healthy !== 0) throw new Error('The health check fails')
  server.kill('SIGTERM')
  const [code] = await ended
  if (code !== 0) throw new Error(`SIGTERM ended the server with ${code}`)
  const [unhealthy] = await once(start(result.health), 'exit')
  if (unhealthy === 0) throw new Error('The health check passes without a server')
}

try {
  // The folder above the stages must let the user without rights through.
  if (isRoot) chownSync(root, nobody, nobody)
  for (const step of readFileSync('Dockerfile', 'utf8').split('\n').filter(Boolean)) {
    const [, name, rest] = /^([A-Z]+)\s+(.*)$/.exec(step) ?? []
    if (!steps[name]) throw new Error(`This check does not know the step: ${step}`)
    console.log(`> ${step}`)
    steps[name](rest.split(/\s+/), rest)
  }
  if (!user) throw new Error('The image would run as root')
  await checkServer()
  console.log('Every step of the Dockerfile works.')
} finally {
  rmSync(root, { recursive: true, force: true })
}
