/**
 * What to count one client's requests by: an IPv4 address as it is, an IPv6 address by its first
 * 64 bits, since one household or machine has all the addresses that share them (RFC 6177).
 * @param address as Node gives it, for example `203.0.113.7`, `::ffff:203.0.113.7`, `2001:db8::1`
 */
export function clientNetwork(address: string): string {
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1)
  const [before = '', after = ''] = address.split('::')
  const left = before.split(':').filter(Boolean)
  const right = after.split(':').filter(Boolean)
  const gap = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...gap, ...right].slice(0, 4).join(':')
}
