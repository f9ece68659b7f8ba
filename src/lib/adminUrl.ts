import type { Payload } from 'payload'

/**
 * The public address of a page of the admin panel, for links in mails.
 * @param path below `/admin`, with a slash at its start
 */
export const adminUrl = (payload: Pick<Payload, 'config'>, path: string): string =>
  `${String(payload.config.custom.serverUrl)}${payload.config.routes.admin}${path}`
