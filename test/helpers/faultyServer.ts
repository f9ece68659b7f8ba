// The built server, its panel opened once; then says who listens for faults, and has two.
import { setTimeout } from 'node:timers/promises'

import { keepRunning } from '../../src/keepRunning.ts'
import { startServer } from '../../src/server.ts'

const server = await keepRunning(startServer({ cron: false }))
await fetch(`${server.url}/admin/login`)
const count = (event: string) => process.listenerCount(event)
const listeners = ['uncaughtException', 'unhandledRejection', 'SIGINT', 'SIGTERM'].map(count)
process.stdout.write(`listeners ${listeners.join(' ')}\n`)

void Promise.reject(new Error('forgotten promise'))
await setTimeout(100)
const { status } = await fetch(`${server.url}/healthz`)
process.stdout.write(`after the rejection ${status}\n`)

void setTimeout(0).then(() => process.nextTick(() => void JSON.parse('{')))
