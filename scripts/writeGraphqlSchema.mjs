import { printSchema } from 'graphql'
import { writeFileSync } from 'node:fs'

import { createSchema } from '../src/api/graphql/createSchema.ts'
import config from '../src/payload.config.ts'

const { schema } = createSchema(await config)
writeFileSync('schema.graphql', `${printSchema(schema)}\n`)
process.exit()
