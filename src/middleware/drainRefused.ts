import type { RequestHandler } from 'express'

const patienceMs = 10_000

/**
 * Lets a client whose body was refused finish sending it, unread, so that it gets to see the answer
 * and can use the connection again; one that takes too long is cut off.
 */
export const drainRefused = (): RequestHandler =>
  function drainRefused(req, res, next) {
    res.once('finish', () => {
      if (req.complete) return
      req.unpipe()
      req.resume()
      const cutOff = setTimeout(() => req.socket.destroy(), patienceMs)
      req.once('close', () => clearTimeout(cutOff))
    })
    next()
  }
