import { defineConfig } from 'vitest/config'

import { shared } from './vitest.shared.ts'

if (!process.env.TEST_MONGODB_URL) {
  process.stderr.write(
    'Set TEST_MONGODB_URL to a MongoDB server for tests, for example mongodb://127.0.0.1:27017/?replicaSet=rs0, and TEST_MONGODB_COMPATIBILITY where it is not MongoDB itself.\n',
  )
  process.exit(1)
}

export default defineConfig({
  test: {
    ...shared,
    include: ['test/**/*.test.ts'],
    exclude: ['test/unit/**', 'test/sqlite/**', 'test/redis/**'],
  },
})
