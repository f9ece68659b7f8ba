import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'

/** Does all of `work` or, where it fails, nothing; within the request’s own transaction where it has one. */
export async function inTransaction<T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> {
  const isOwn = await initTransaction(req)
  try {
    const result = await work()
    if (isOwn) await commitTransaction(req)
    return result
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
