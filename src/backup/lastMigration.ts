import { migrations } from '../migrations/index.ts'

/** The newest migration that this program knows. */
export const lastMigration = migrations.at(-1)?.name ?? ''
