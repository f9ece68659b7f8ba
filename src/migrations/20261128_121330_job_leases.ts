import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`turns\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`due_at\` text NOT NULL,
  	\`holder\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`turns_updated_at_idx\` ON \`turns\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`turns_created_at_idx\` ON \`turns\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`mails\` ADD \`notice\` text;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` ADD \`lease_holder\` text;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` ADD \`lease_until\` text;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` ADD \`deaths\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` ADD \`tried_again_at\` text;`)
  await db.run(sql`CREATE INDEX \`payload_jobs_lease_until_idx\` ON \`payload_jobs\` (\`lease_until\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`turns\`;`)
  await db.run(sql`DROP INDEX \`payload_jobs_lease_until_idx\`;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` DROP COLUMN \`lease_holder\`;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` DROP COLUMN \`lease_until\`;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` DROP COLUMN \`deaths\`;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` DROP COLUMN \`tried_again_at\`;`)
  await db.run(sql`ALTER TABLE \`mails\` DROP COLUMN \`notice\`;`)
}
