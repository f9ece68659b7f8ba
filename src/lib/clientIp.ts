declare module 'payload' {
  interface PayloadRequest {
    /**
     * The client's address as `TRUST_PROXY` lets it be known; nothing for a call that did not come
     * over HTTP.
     */
    clientIp?: string | undefined
  }
}

/** Puts the client's address on a native request; the Payload request is made of the same object. */
export const withClientIp = <T extends Request>(
  request: T,
  clientIp: string | undefined,
): T & { clientIp: string | undefined } => Object.assign(request, { clientIp })
