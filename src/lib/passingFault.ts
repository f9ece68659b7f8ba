/** A state of the server, not of the request, that passes: the client is told when to come back. */
export type PassingFault = {
  /** 503 where the database cannot be used, 507 where there is no room. */
  status: 503 | 507
  /** For the client. */
  message: string
  /** Seconds. */
  retryAfter: number
  /** For the operator's log. */
  toDo: string
}

const full: PassingFault = {
  status: 507,
  message: 'The server has no room left to store anything. Please try again later.',
  retryAfter: 60,
  toDo: 'There is no room left on the disk: nothing can be saved until there is some.',
}

const unreachable: PassingFault = {
  status: 503,
  message: 'The server cannot reach its database just now. Please try again in a moment.',
  retryAfter: 5,
  toDo: 'The database does not answer: requests are refused until it does.',
}

const locked: PassingFault = {
  status: 503,
  message: 'The server is busy saving other changes. Please try again in a moment.',
  retryAfter: 5,
  toDo: 'Another program keeps the SQLite file locked: nothing can be saved until it lets go.',
}

/** `EFBIG` is the limit on a file's size that an account can have, the last a quota's. */
const codesOfFull = ['ENOSPC', 'EFBIG', 'EDQUOT']

/**
 * SQLite says FULL where the disk said ENOSPC, and one of the others where the write failed otherwise.
 * @see https://www.sqlite.org/rescode.html
 */
const sqliteFull = /^SQLITE_(FULL|IOERR_(WRITE|SHMSIZE|FSYNC))/
const sqliteLocked = /^SQLITE_(BUSY|LOCKED)/

const mongodbOutOfDisk = 14_031

/**
 * What MongoDB answers while it stops, or while another node takes over.
 * @see https://github.com/mongodb/specifications/blob/master/source/server-discovery-and-monitoring/server-discovery-and-monitoring.md#not-writable-primary-and-node-is-recovering
 */
const mongodbLeaving = [91, 189, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436]

/** How the driver, and Mongoose around it, call a server that they cannot talk to. */
const unreachableName =
  /^Mongo(ose)?(Network|NetworkTimeout|ServerSelection|TopologyClosed|NotConnected|WaitQueueTimeout|PoolCleared(OnNetwork)?|PoolClosed)Error$|^PoolClearedOnNetworkError$/

/** Which passing fault of disk or database made something fail, if one did. */
export function passingFault(error: unknown): PassingFault | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? error.code : undefined
  if (typeof code === 'string') {
    if (codesOfFull.includes(code) || sqliteFull.test(code)) return full
    if (sqliteLocked.test(code)) return locked
  }
  if (code === mongodbOutOfDisk) return full
  if (typeof code === 'number' && mongodbLeaving.includes(code) && isOfMongodb(error)) {
    return unreachable
  }
  if (unreachableName.test(error.name)) return unreachable
  if ('originalError' in error) {
    const found = passingFault(error.originalError)
    if (found) return found
  }
  return passingFault(error.cause)
}

const isOfMongodb = (error: Error) => error.name.startsWith('Mongo')
