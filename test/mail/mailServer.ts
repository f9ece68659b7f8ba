import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

type Mail = { from: string; to: string[]; source: string }

export type MailServer = {
  url: string
  mails: Mail[]
  /** From now on every recipient is refused, by an answer that repeats the address. */
  refuse: () => void
  close: () => Promise<void>
}

/** A real SMTP server in this process, which keeps what it is sent. */
export async function startMailServer(): Promise<MailServer> {
  const mails: Mail[] = []
  let isRefusing = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(isRefusing ? new Error(`No such mailbox: ${address}`) : null),
    onData: (stream, { envelope }, done) => {
      void text(stream).then((source) => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        const to = envelope.rcptTo.map(({ address }) => address)
        // Long lines are broken by `=` in the quoted-printable encoding.
        mails.push({ from, to, source: source.replaceAll('=\r\n', '') })
        done()
      }, done)
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: () => void (isRefusing = true),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
