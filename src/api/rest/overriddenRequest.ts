import { withClientIp } from '../../lib/clientIp.ts'
import { HttpError } from '../../lib/httpError.ts'

const overrideHeaders = ['X-Payload-HTTP-Method-Override', 'X-HTTP-Method-Override']

/**
 * A GET whose query is too long for an address comes as a POST with an override header, the query in
 * its body; the admin panel asks for relations like this. Payload reads it as well, but it rejects
 * on a malformed body, and forgets who asked.
 * @returns the GET that is meant, or the request itself where it is no such POST
 * @throws HttpError 400
 */
export async function overriddenRequest<T extends Request & { clientIp: string | undefined }>(
  request: T,
): Promise<T | (Request & { clientIp: string | undefined })> {
  const overridden = overrideHeaders.some((name) => request.headers.get(name) === 'GET')
  if (request.method !== 'POST' || !overridden) return request
  const { search, data } = await readBody(request)
  const get = new Request(withSearch(request.url, search), {
    method: 'GET',
    headers: request.headers,
    signal: request.signal,
  })
  if (data) Object.assign(get, { data })
  return withClientIp(get, request.clientIp)
}

async function readBody(request: Request): Promise<{ search: string; data?: object }> {
  const type = request.headers.get('Content-Type')?.split(';', 1)[0]
  if (type === 'application/x-www-form-urlencoded') return { search: await request.text() }
  if (type !== 'application/json') return { search: '' }
  const data: unknown = await request.json().catch(() => undefined)
  if (typeof data !== 'object' || data === null) throw new HttpError(400, 'Invalid JSON')
  const locale = 'locale' in data && typeof data.locale === 'string' ? data.locale : undefined
  return { search: locale ? new URLSearchParams({ locale }).toString() : '', data }
}

function withSearch(url: string, search: string): string {
  if (!search) return url
  return `${url}${url.includes('?') ? '&' : '?'}${search}`
}
