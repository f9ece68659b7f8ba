/**
 * The name and address of `Name <address>` or of a bare address.
 * @returns undefined where there is no address in it
 */
export function parseSender(value: string): { name: string; address: string } | undefined {
  const match =
    /^\s*(?:"?([^"<>]*?)"?\s*<\s*([^\s<>@]+@[^\s<>@]+)\s*>|([^\s<>@]+@[^\s<>@]+))\s*$/.exec(value)
  const address = match?.[2] ?? match?.[3]
  return address === undefined ? undefined : { name: match?.[1] ?? '', address }
}
