import { existsSync } from 'node:fs'
import path from 'node:path'

/** The folder of `package.json`, the same from the sources and from the built `dist/`. */
export const projectRoot = ((): string => {
  let folder = import.meta.dirname
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder)
  return folder
})()
