import { readdir } from 'node:fs/promises'

/** @returns `otherwise` where a file is not there */
export async function unlessMissing<T, U>(work: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise
    throw error
  }
}

/** The names in a folder; none where there is no such folder. */
export const namesIn = (folder: string): Promise<string[]> => unlessMissing(readdir(folder), [])
