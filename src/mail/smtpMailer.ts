import { createTransport, type SendMailOptions } from 'nodemailer'

/**
 * Sends mail over SMTP.
 * @param url `smtp://` or `smtps://`, with user name and password where the server asks for them
 */
export function smtpMailer(url: string): (message: SendMailOptions) => Promise<void> {
  const transport = createTransport(url)
  return async (message) => void (await transport.sendMail(message))
}
