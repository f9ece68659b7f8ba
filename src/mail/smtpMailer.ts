import { createTransport, type SendMailOptions } from 'nodemailer'

/**
 * Sends mail over SMTP.
 * @param url `smtp://` or `smtps://`, with user name and password where the server asks for them
 */
export function smtpMailer(url: string): (message: SendMailOptions) => Promise<void> {
  const transport = createTransport(url)
  return async (message) => void (await transport.sendMail(message))
}

/** How long a mail server may take, in milliseconds: to be reached, to greet, to answer. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/**
 * Sends many mails over a few connections that stay open until it is closed.
 * @param url as for `smtpMailer`
 */
export function smtpPool(
  url: string,
  maxConnections: number,
): { send: (message: SendMailOptions) => Promise<void>; close: () => void } {
  const transport = createTransport({ url, pool: true, maxConnections, ...patience })
  return {
    send: async (message) => void (await transport.sendMail(message)),
    close: () => transport.close(),
  }
}
