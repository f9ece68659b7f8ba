import path from 'node:path'

export const databaseIn = (folder: string) => path.join(folder, 'panel.db')

/** The environment of a server that keeps everything in one folder. */
export const serverVariables = (folder: string) => ({
  NODE_ENV: 'production',
  PAYLOAD_SECRET: 'a-secret-that-only-the-tests-ever-use-0000',
  PORT: '0',
  HOST: '127.0.0.1',
  DATABASE_URL: `file:${databaseIn(folder)}`,
  MEDIA_DIR: path.join(folder, 'media'),
})
