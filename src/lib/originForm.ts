/**
 * The path and query of a request line's target, which may be a whole address too; what that says of
 * the host is not to be trusted.
 * @throws TypeError `ERR_INVALID_URL` for an address that is malformed
 */
export function originForm(target: string): string {
  if (target.startsWith('/')) return target
  const { pathname, search } = new URL(target)
  return pathname + search
}
