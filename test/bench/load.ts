// A process of its own: makes one kind of request as fast as it is answered, and prints how often.
import autocannon from 'autocannon'

import type { Extent, Load, LoadResult } from './runLoad.ts'

const load = JSON.parse(process.argv[2] ?? '') as Extent & Load
const { url, connections = 32, method = 'GET', headers = {}, body, status = 200 } = load
const { origin } = new URL(url)
const path = url.slice(origin.length)
let made = 0
const numbered = (request: autocannon.Request): autocannon.Request => ({
  ...request,
  path: path.replace('{n}', String((made += 1))),
})

const result = await autocannon({
  url: origin,
  connections,
  ...('seconds' in load ? { duration: load.seconds } : { amount: load.times }),
  requests: [
    {
      method,
      path,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(path.includes('{n}') ? { setupRequest: numbered } : {}),
    },
  ],
})
const expected = result.statusCodeStats?.[`${status}`]?.count ?? 0
const printed: LoadResult = {
  perSecond: expected / result.duration,
  wrong: result.requests.total - expected + result.errors,
}
process.stdout.write(JSON.stringify(printed))
