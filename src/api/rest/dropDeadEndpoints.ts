import type { Payload } from 'payload'

/**
 * Takes away the endpoints of Payload that a collection has no use for, and that fail: the versions
 * of one without, the verification of e-mails where there is none.
 */
export function dropDeadEndpoints(payload: Payload): void {
  for (const { config } of Object.values(payload.collections)) {
    if (!config.endpoints) continue
    config.endpoints = config.endpoints.filter(
      ({ path }) =>
        (config.versions || !path.startsWith('/versions')) &&
        (config.auth.verify || !path.startsWith('/verify')),
    )
  }
}
