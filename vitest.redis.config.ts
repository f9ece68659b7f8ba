import { defineConfig } from 'vitest/config'

import { shared } from './vitest.shared.ts'

if (!process.env.TEST_MONGODB_URL) {
  process.stderr.write(
    'Several servers need one MongoDB: set TEST_MONGODB_URL as for npm run test:mongodb. REDIS_SERVER_PATH says where redis-server is, /usr/bin/redis-server unless set.\n',
  )
  process.exit(1)
}

export default defineConfig({ test: { ...shared, include: ['test/redis/**/*.test.ts'] } })
