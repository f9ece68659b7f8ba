import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`event_places\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`event\` text NOT NULL,
  	\`confirmed\` numeric DEFAULT 0 NOT NULL,
  	\`waiting\` numeric DEFAULT 0 NOT NULL,
  	\`cancelled\` numeric DEFAULT 0 NOT NULL,
  	\`removed_attended\` numeric DEFAULT 0 NOT NULL,
  	\`sequence\` numeric DEFAULT 0 NOT NULL,
  	\`revision\` numeric DEFAULT 0 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`event_places_event_idx\` ON \`event_places\` (\`event\`);`)
  await db.run(sql`CREATE INDEX \`event_places_updated_at_idx\` ON \`event_places\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`event_places_created_at_idx\` ON \`event_places\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`sign_up_answers\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`fingerprint\` text NOT NULL,
  	\`outcome\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`sign_up_answers_key_idx\` ON \`sign_up_answers\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`sign_up_answers_updated_at_idx\` ON \`sign_up_answers\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`sign_up_answers_created_at_idx\` ON \`sign_up_answers\` (\`created_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`event_places\`;`)
  await db.run(sql`DROP TABLE \`sign_up_answers\`;`)
}
