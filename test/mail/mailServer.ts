import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

type Mail = { from: string; to: string[]; source: string }

export type MailServer = {
  url: string
  mails: Mail[]
  /** From now on every recipient is refused, by an answer that repeats the address. */
  refuse: (code?: number) => void
  /** From now on every recipient is taken. */
  take: () => void
  /** From now on each mail takes so long to be taken, in milliseconds. */
  slowDown: (ms: number) => void
  close: () => Promise<void>
}

/** A real SMTP server in this process, which keeps what it is sent. */
export async function startMailServer(): Promise<MailServer> {
  const mails: Mail[] = []
  let refusal: number | undefined
  let delay = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 1000,
    onRcptTo: ({ address }, _session, done) => {
      const fault = new Error(`No such mailbox: ${address}`)
      done(refusal ? Object.assign(fault, { responseCode: refusal }) : null)
    },
    onData: (stream, { envelope }, done) => {
      void text(stream).then((source) => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        const to = envelope.rcptTo.map(({ address }) => address)
        // Long lines are broken by `=` in the quoted-printable encoding.
        mails.push({ from, to, source: source.replaceAll('=\r\n', '') })
        setTimeout(done, delay)
      }, done)
    },
  })
  // A client that dies in the middle is what some tests are about.
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (code = 550) => void (refusal = code),
    take: () => void (refusal = undefined),
    slowDown: (ms) => void (delay = ms),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
