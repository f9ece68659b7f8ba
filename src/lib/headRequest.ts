declare module 'payload' {
  interface PayloadRequest {
    /** Whether a client asked for the headers alone; Payload sees a GET. */
    isHead?: boolean
  }
}

/** Notes on a native request whether it was a HEAD; the Payload request is made of the same object. */
export const withHead = <T extends Request>(request: T, isHead: boolean): T & { isHead: boolean } =>
  Object.assign(request, { isHead })
