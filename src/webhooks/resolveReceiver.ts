import type { LookupAddress } from 'node:dns'
import { isIP } from 'node:net'

import { isPublicAddress } from '../lib/isPublicAddress.ts'

/** Looks up every address of a name, as `dns.promises.lookup` does with `all`. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>

/**
 * The addresses to connect to, all of them checked. A name is looked up once, and the connection
 * made to what was checked: a second look-up could answer differently.
 * @throws Error where any of them is not public and `allowPrivate` is not set
 */
export async function resolveReceiver(
  url: URL,
  options: { resolve: Resolve; allowPrivate: boolean },
): Promise<LookupAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const addresses = family ? [{ address: host, family }] : await options.resolve(host)
  const areAllowed =
    options.allowPrivate || addresses.every(({ address }) => isPublicAddress(address))
  if (!areAllowed) {
    throw new Error('The receiver is at a private address, which is not allowed.')
  }
  return addresses
}
