import type { TextFieldSingleValidation } from 'payload'

import { isPublicAddress } from '../../src/lib/isPublicAddress.ts'

/**
 * Takes an absolute `http` or `https` address. A name is looked up at each delivery; an address in
 * numbers, and this machine's own name, can be refused already here.
 */
export const validateReceiver =
  (options: { allowPrivateAddresses: boolean }): TextFieldSingleValidation =>
  (value) => {
    const url = value && URL.canParse(value) ? new URL(value) : undefined
    if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
      return 'Please give a full web address, such as https://www.example.org/hooks/content.'
    }
    if (url.username || url.password) {
      return 'Please leave out the user name and password: the signature tells who sends.'
    }
    return options.allowPrivateAddresses || !isPrivateHost(url.hostname)
      ? true
      : 'This address is inside a private network. Only addresses on the internet are allowed.'
  }

function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (host === 'localhost' || host.endsWith('.localhost')) return true
  const isNumeric = host.includes(':') || /^[\d.]+$/.test(host)
  return isNumeric && !isPublicAddress(host)
}
