import { writeFileSync } from 'node:fs'

import { measuredOn, tableOf } from '../bench/report.ts'
import type { Row } from '../bench/rows.ts'

/**
 * Writes the results as a page of the documentation.
 * @param beside what else the machine did meanwhile
 */
export function writeReport(file: string, rows: Row[], beside: string): void {
  const page = `# Reliability

What \`npm run reliability -- --write\` saw last: the server, started from its sources in a process of its own, while what it stands on fails, and over ten minutes of mixed traffic. Each line has a bound, and the command ends with 1 where one is missed.

${measuredOn()}. Beside it ran: ${beside}.

${tableOf(rows)}

## What is done

- **kill -9** (\`kills\`): six writers change posts, two upload pictures and delete them, one signs people up; some eight answers and up to 0.7 seconds later the process is killed, started again, and everything that had been answered with success is looked for. At the end \`doctor --fix\` runs over files that were made two hours older, as it leaves younger ones to uploads under way, and every file is compared with every document.
- **Slow and large requests** (\`slow\`): 200 connections send a byte a second, half of them headers and half a body; 25 at a time send bodies of 60 MB, their length said or not; somebody reads. Headers may take 20 seconds, what JSON a body has 30, an upload 15 minutes.
- **SIGTERM** (\`stops\`): 32 clients that keep their connections ask as fast as they are answered. \`/readyz\` is 503 from the first moment, every answer says \`Connection: close\`, new connections are taken for \`SHUTDOWN_DELAY_SECONDS\`, and a connection that waits may send one more request. Somebody asks for \`/readyz\` ten times a second, and sends the clients elsewhere at the first 503, as whoever balances between servers does; nothing else could spare those whose connection the system has taken, and the server not yet.
- **A full disk** (\`disk\`, as root): database and media on a disk of 48 MB that is filled up to 0, 8, 64 and 200 KiB; uploads and writes are 507 with \`Retry-After\`, reads go on, and all works once there is room.
- **The database gone** (\`outage\`, with \`TEST_MONGODB_URL\`): a proxy in front of MongoDB cuts all connections, then lets them stand and nothing through. Requests are 503 with \`Retry-After\`, \`/readyz\` is 503, and both heal by themselves.
- **Soak** (\`soak\`): reads by anybody and by staff, searches, GraphQL, writes, uploads, sign-ups and sign-ins, with \`CACHE_MAX_MB=16\` so that the cache is full early. The process is asked 40 times for what it holds, after a garbage collection; the middle of the second quarter is compared with that of the last.

The tests do the same on a smaller scale: \`test/faults\`, \`test/sqlite/killed.test.ts\`, \`test/sqlite/stopping.test.ts\`, \`test/sqlite/faults.test.ts\`, \`test/mongodb/outage.test.ts\`, \`test/http/bodies.test.ts\`; a clock that is set back is in \`test/faults/clock.test.ts\`.
`
  writeFileSync(file, page)
}
