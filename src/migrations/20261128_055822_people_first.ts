import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`registrations\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`event_id\` text,
  	\`name\` text NOT NULL,
  	\`email\` text NOT NULL,
  	\`access_needs\` text,
  	\`answers\` text,
  	\`status\` text NOT NULL,
  	\`attended\` integer DEFAULT false,
  	\`sequence\` numeric NOT NULL,
  	\`agreed_at\` text,
  	\`cancelled_at\` text,
  	\`key\` text,
  	\`token_hash\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`event_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`registrations_event_idx\` ON \`registrations\` (\`event_id\`);`)
  await db.run(sql`CREATE INDEX \`registrations_email_idx\` ON \`registrations\` (\`email\`);`)
  await db.run(sql`CREATE INDEX \`registrations_status_idx\` ON \`registrations\` (\`status\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`registrations_key_idx\` ON \`registrations\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`registrations_token_hash_idx\` ON \`registrations\` (\`token_hash\`);`)
  await db.run(sql`CREATE INDEX \`registrations_updated_at_idx\` ON \`registrations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`registrations_created_at_idx\` ON \`registrations\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`event_status_sequence_idx\` ON \`registrations\` (\`event_id\`,\`status\`,\`sequence\`);`)
  await db.run(sql`CREATE TABLE \`people_consent_uses\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`people\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`people_consent_uses_order_idx\` ON \`people_consent_uses\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`people_consent_uses_parent_idx\` ON \`people_consent_uses\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_people_v_version_consent_uses\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_people_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_people_v_version_consent_uses_order_idx\` ON \`_people_v_version_consent_uses\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_consent_uses_parent_idx\` ON \`_people_v_version_consent_uses\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`testimonials_consent_uses\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`testimonials\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`testimonials_consent_uses_order_idx\` ON \`testimonials_consent_uses\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_consent_uses_parent_idx\` ON \`testimonials_consent_uses\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_testimonials_v_version_consent_uses\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_testimonials_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_consent_uses_order_idx\` ON \`_testimonials_v_version_consent_uses\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_consent_uses_parent_idx\` ON \`_testimonials_v_version_consent_uses\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`subject_requests\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`action\` text NOT NULL,
  	\`subject_hash\` text NOT NULL,
  	\`requested_by_id\` text,
  	\`report\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`requested_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`subject_requests_subject_hash_idx\` ON \`subject_requests\` (\`subject_hash\`);`)
  await db.run(sql`CREATE INDEX \`subject_requests_requested_by_idx\` ON \`subject_requests\` (\`requested_by_id\`);`)
  await db.run(sql`CREATE INDEX \`subject_requests_updated_at_idx\` ON \`subject_requests\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`subject_requests_created_at_idx\` ON \`subject_requests\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`media_consent_uses\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`media_consent_uses_order_idx\` ON \`media_consent_uses\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`media_consent_uses_parent_idx\` ON \`media_consent_uses\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`mailings\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`event_id\` text NOT NULL,
  	\`audience\` text DEFAULT 'confirmed' NOT NULL,
  	\`subject\` text NOT NULL,
  	\`body\` text NOT NULL,
  	\`status\` text DEFAULT 'draft',
  	\`recipients\` numeric,
  	\`sent_at\` text,
  	\`created_by_id\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`event_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`created_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`mailings_event_idx\` ON \`mailings\` (\`event_id\`);`)
  await db.run(sql`CREATE INDEX \`mailings_created_by_idx\` ON \`mailings\` (\`created_by_id\`);`)
  await db.run(sql`CREATE INDEX \`mailings_updated_at_idx\` ON \`mailings\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mailings_created_at_idx\` ON \`mailings\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`mails\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`to\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`registration_id\` text,
  	\`event_id\` text,
  	\`mailing_id\` text,
  	\`status\` text DEFAULT 'pending' NOT NULL,
  	\`attempts\` numeric DEFAULT 0 NOT NULL,
  	\`next_attempt_at\` text,
  	\`sent_at\` text,
  	\`error\` text,
  	\`key\` text,
  	\`before\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`registration_id\`) REFERENCES \`registrations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`event_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`mailing_id\`) REFERENCES \`mailings\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`mails_to_idx\` ON \`mails\` (\`to\`);`)
  await db.run(sql`CREATE INDEX \`mails_registration_idx\` ON \`mails\` (\`registration_id\`);`)
  await db.run(sql`CREATE INDEX \`mails_event_idx\` ON \`mails\` (\`event_id\`);`)
  await db.run(sql`CREATE INDEX \`mails_mailing_idx\` ON \`mails\` (\`mailing_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`mails_key_idx\` ON \`mails\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`mails_updated_at_idx\` ON \`mails\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mails_created_at_idx\` ON \`mails\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`status_nextAttemptAt_idx\` ON \`mails\` (\`status\`,\`next_attempt_at\`);`)
  await db.run(sql`CREATE TABLE \`publish_notes_findings\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`message\` text,
  	\`path\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`publish_notes\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`publish_notes_findings_order_idx\` ON \`publish_notes_findings\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`publish_notes_findings_parent_id_idx\` ON \`publish_notes_findings\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`publish_notes\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`reason\` text NOT NULL,
  	\`created_by_id\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`created_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`publish_notes_created_by_idx\` ON \`publish_notes\` (\`created_by_id\`);`)
  await db.run(sql`CREATE INDEX \`publish_notes_updated_at_idx\` ON \`publish_notes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`publish_notes_created_at_idx\` ON \`publish_notes\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`publish_notes_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text NOT NULL,
  	\`path\` text NOT NULL,
  	\`posts_id\` text,
  	\`projects_id\` text,
  	\`events_id\` text,
  	\`people_id\` text,
  	\`testimonials_id\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`publish_notes\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`posts_id\`) REFERENCES \`posts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`projects_id\`) REFERENCES \`projects\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`events_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`people_id\`) REFERENCES \`people\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`testimonials_id\`) REFERENCES \`testimonials\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`publish_notes_rels_order_idx\` ON \`publish_notes_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`publish_notes_rels_parent_idx\` ON \`publish_notes_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`publish_notes_rels_path_idx\` ON \`publish_notes_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`publish_notes_rels_posts_id_idx\` ON \`publish_notes_rels\` (\`posts_id\`);`)
  await db.run(sql`CREATE INDEX \`publish_notes_rels_projects_id_idx\` ON \`publish_notes_rels\` (\`projects_id\`);`)
  await db.run(sql`CREATE INDEX \`publish_notes_rels_events_id_idx\` ON \`publish_notes_rels\` (\`events_id\`);`)
  await db.run(sql`CREATE INDEX \`publish_notes_rels_people_id_idx\` ON \`publish_notes_rels\` (\`people_id\`);`)
  await db.run(sql`CREATE INDEX \`publish_notes_rels_testimonials_id_idx\` ON \`publish_notes_rels\` (\`testimonials_id\`);`)
  await db.run(sql`CREATE TABLE \`mail_templates\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`body\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`mail_templates_kind_idx\` ON \`mail_templates\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`mail_templates_updated_at_idx\` ON \`mail_templates\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mail_templates_created_at_idx\` ON \`mail_templates\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`consent_links\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`token_hash\` text NOT NULL,
  	\`expires_at\` text NOT NULL,
  	\`created_by_id\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`created_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`consent_links_token_hash_idx\` ON \`consent_links\` (\`token_hash\`);`)
  await db.run(sql`CREATE INDEX \`consent_links_expires_at_idx\` ON \`consent_links\` (\`expires_at\`);`)
  await db.run(sql`CREATE INDEX \`consent_links_created_by_idx\` ON \`consent_links\` (\`created_by_id\`);`)
  await db.run(sql`CREATE INDEX \`consent_links_updated_at_idx\` ON \`consent_links\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`consent_links_created_at_idx\` ON \`consent_links\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`consent_links_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text NOT NULL,
  	\`path\` text NOT NULL,
  	\`media_id\` text,
  	\`people_id\` text,
  	\`testimonials_id\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`consent_links\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`people_id\`) REFERENCES \`people\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`testimonials_id\`) REFERENCES \`testimonials\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`consent_links_rels_order_idx\` ON \`consent_links_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`consent_links_rels_parent_idx\` ON \`consent_links_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`consent_links_rels_path_idx\` ON \`consent_links_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`consent_links_rels_media_id_idx\` ON \`consent_links_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`consent_links_rels_people_id_idx\` ON \`consent_links_rels\` (\`people_id\`);`)
  await db.run(sql`CREATE INDEX \`consent_links_rels_testimonials_id_idx\` ON \`consent_links_rels\` (\`testimonials_id\`);`)
  await db.run(sql`CREATE TABLE \`consent_log_uses\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`consent_log\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`consent_log_uses_order_idx\` ON \`consent_log_uses\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`consent_log_uses_parent_idx\` ON \`consent_log_uses\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`consent_log\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`about\` text NOT NULL,
  	\`document_id\` text NOT NULL,
  	\`status_before\` text,
  	\`status\` text NOT NULL,
  	\`expires_at\` text,
  	\`naming_before\` text,
  	\`naming\` text,
  	\`method\` text,
  	\`by\` text NOT NULL,
  	\`decided_by\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`consent_log_document_id_idx\` ON \`consent_log\` (\`document_id\`);`)
  await db.run(sql`CREATE INDEX \`consent_log_decided_by_idx\` ON \`consent_log\` (\`decided_by\`);`)
  await db.run(sql`CREATE INDEX \`consent_log_updated_at_idx\` ON \`consent_log\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`consent_log_created_at_idx\` ON \`consent_log\` (\`created_at\`);`)
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
  await db.run(sql`ALTER TABLE \`events\` ADD \`sign_up_keep_days\` numeric DEFAULT 30;`)
  await db.run(sql`ALTER TABLE \`events\` ADD \`sign_up_mail_note\` text;`)
  await db.run(sql`ALTER TABLE \`events\` ADD \`sign_up_feedback_url\` text;`)
  await db.run(sql`ALTER TABLE \`_events_v\` ADD \`version_sign_up_keep_days\` numeric DEFAULT 30;`)
  await db.run(sql`ALTER TABLE \`_events_v\` ADD \`version_sign_up_mail_note\` text;`)
  await db.run(sql`ALTER TABLE \`_events_v\` ADD \`version_sign_up_feedback_url\` text;`)
  await db.run(sql`ALTER TABLE \`people\` ADD \`consent_recorded_by_id\` text REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`people\` ADD \`consent_held_back_from\` text;`)
  await db.run(sql`CREATE INDEX \`people_consent_consent_recorded_by_idx\` ON \`people\` (\`consent_recorded_by_id\`);`)
  await db.run(sql`CREATE INDEX \`people_consent_consent_held_back_from_idx\` ON \`people\` (\`consent_held_back_from\`);`)
  await db.run(sql`ALTER TABLE \`_people_v\` ADD \`version_consent_recorded_by_id\` text REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`_people_v\` ADD \`version_consent_held_back_from\` text;`)
  await db.run(sql`CREATE INDEX \`_people_v_version_consent_version_consent_recorded_by_idx\` ON \`_people_v\` (\`version_consent_recorded_by_id\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_consent_version_consent_held_back_from_idx\` ON \`_people_v\` (\`version_consent_held_back_from\`);`)
  await db.run(sql`ALTER TABLE \`testimonials\` ADD \`consent_recorded_by_id\` text REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`testimonials\` ADD \`consent_held_back_from\` text;`)
  await db.run(sql`CREATE INDEX \`testimonials_consent_consent_recorded_by_idx\` ON \`testimonials\` (\`consent_recorded_by_id\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_consent_consent_held_back_from_idx\` ON \`testimonials\` (\`consent_held_back_from\`);`)
  await db.run(sql`ALTER TABLE \`_testimonials_v\` ADD \`version_consent_recorded_by_id\` text REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`_testimonials_v\` ADD \`version_consent_held_back_from\` text;`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_consent_version_consent_recorded_idx\` ON \`_testimonials_v\` (\`version_consent_recorded_by_id\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_consent_version_consent_held_bac_idx\` ON \`_testimonials_v\` (\`version_consent_held_back_from\`);`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`original_name\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`consent_recorded_by_id\` text REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`consent_held_back_from\` text;`)
  await db.run(sql`CREATE INDEX \`media_consent_consent_recorded_by_idx\` ON \`media\` (\`consent_recorded_by_id\`);`)
  await db.run(sql`CREATE INDEX \`media_consent_consent_held_back_from_idx\` ON \`media\` (\`consent_held_back_from\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`registrations_id\` text REFERENCES registrations(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`subject_requests_id\` text REFERENCES subject_requests(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`mailings_id\` text REFERENCES mailings(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`mails_id\` text REFERENCES mails(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`publish_notes_id\` text REFERENCES publish_notes(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`mail_templates_id\` text REFERENCES mail_templates(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`consent_links_id\` text REFERENCES consent_links(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`consent_log_id\` text REFERENCES consent_log(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_registrations_id_idx\` ON \`payload_locked_documents_rels\` (\`registrations_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_subject_requests_id_idx\` ON \`payload_locked_documents_rels\` (\`subject_requests_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_mailings_id_idx\` ON \`payload_locked_documents_rels\` (\`mailings_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_mails_id_idx\` ON \`payload_locked_documents_rels\` (\`mails_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_publish_notes_id_idx\` ON \`payload_locked_documents_rels\` (\`publish_notes_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_mail_templates_id_idx\` ON \`payload_locked_documents_rels\` (\`mail_templates_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_consent_links_id_idx\` ON \`payload_locked_documents_rels\` (\`consent_links_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_consent_log_id_idx\` ON \`payload_locked_documents_rels\` (\`consent_log_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`registrations\`;`)
  await db.run(sql`DROP TABLE \`people_consent_uses\`;`)
  await db.run(sql`DROP TABLE \`_people_v_version_consent_uses\`;`)
  await db.run(sql`DROP TABLE \`testimonials_consent_uses\`;`)
  await db.run(sql`DROP TABLE \`_testimonials_v_version_consent_uses\`;`)
  await db.run(sql`DROP TABLE \`subject_requests\`;`)
  await db.run(sql`DROP TABLE \`media_consent_uses\`;`)
  await db.run(sql`DROP TABLE \`mailings\`;`)
  await db.run(sql`DROP TABLE \`mails\`;`)
  await db.run(sql`DROP TABLE \`publish_notes_findings\`;`)
  await db.run(sql`DROP TABLE \`publish_notes\`;`)
  await db.run(sql`DROP TABLE \`publish_notes_rels\`;`)
  await db.run(sql`DROP TABLE \`mail_templates\`;`)
  await db.run(sql`DROP TABLE \`consent_links\`;`)
  await db.run(sql`DROP TABLE \`consent_links_rels\`;`)
  await db.run(sql`DROP TABLE \`consent_log_uses\`;`)
  await db.run(sql`DROP TABLE \`consent_log\`;`)
  await db.run(sql`DROP TABLE \`event_places\`;`)
  await db.run(sql`DROP TABLE \`sign_up_answers\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_people\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`full_name\` text,
  	\`credit_as\` text DEFAULT 'full-name',
  	\`name\` text,
  	\`pronouns\` text,
  	\`role\` text,
  	\`organisation_id\` text,
  	\`summary\` text,
  	\`photo_id\` text,
  	\`bio\` text,
  	\`consent_status\` text DEFAULT 'not-recorded',
  	\`consent_given_at\` text,
  	\`consent_method\` text,
  	\`consent_expires_at\` text,
  	\`consent_notes\` text,
  	\`contact_email\` text,
  	\`contact_phone\` text,
  	\`contact_notes\` text,
  	\`meta_title\` text,
  	\`meta_description\` text,
  	\`meta_image_id\` text,
  	\`meta_no_index\` integer DEFAULT false,
  	\`slug\` text,
  	\`published_at\` text,
  	\`review_status\` text DEFAULT 'none',
  	\`review_note\` text,
  	\`created_by_id\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`organisation_id\`) REFERENCES \`organisations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`photo_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`meta_image_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`created_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_people\`("id", "full_name", "credit_as", "name", "pronouns", "role", "organisation_id", "summary", "photo_id", "bio", "consent_status", "consent_given_at", "consent_method", "consent_expires_at", "consent_notes", "contact_email", "contact_phone", "contact_notes", "meta_title", "meta_description", "meta_image_id", "meta_no_index", "slug", "published_at", "review_status", "review_note", "created_by_id", "updated_at", "created_at", "deleted_at", "_status") SELECT "id", "full_name", "credit_as", "name", "pronouns", "role", "organisation_id", "summary", "photo_id", "bio", "consent_status", "consent_given_at", "consent_method", "consent_expires_at", "consent_notes", "contact_email", "contact_phone", "contact_notes", "meta_title", "meta_description", "meta_image_id", "meta_no_index", "slug", "published_at", "review_status", "review_note", "created_by_id", "updated_at", "created_at", "deleted_at", "_status" FROM \`people\`;`)
  await db.run(sql`DROP TABLE \`people\`;`)
  await db.run(sql`ALTER TABLE \`__new_people\` RENAME TO \`people\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`people_name_idx\` ON \`people\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`people_organisation_idx\` ON \`people\` (\`organisation_id\`);`)
  await db.run(sql`CREATE INDEX \`people_photo_idx\` ON \`people\` (\`photo_id\`);`)
  await db.run(sql`CREATE INDEX \`people_consent_consent_status_idx\` ON \`people\` (\`consent_status\`);`)
  await db.run(sql`CREATE INDEX \`people_consent_consent_expires_at_idx\` ON \`people\` (\`consent_expires_at\`);`)
  await db.run(sql`CREATE INDEX \`people_meta_meta_image_idx\` ON \`people\` (\`meta_image_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`people_slug_idx\` ON \`people\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`people_published_at_idx\` ON \`people\` (\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`people_review_status_idx\` ON \`people\` (\`review_status\`);`)
  await db.run(sql`CREATE INDEX \`people_created_by_idx\` ON \`people\` (\`created_by_id\`);`)
  await db.run(sql`CREATE INDEX \`people_updated_at_idx\` ON \`people\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`people_created_at_idx\` ON \`people\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`people_deleted_at_idx\` ON \`people\` (\`deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`people__status_idx\` ON \`people\` (\`_status\`);`)
  await db.run(sql`CREATE INDEX \`_status_deletedAt_name_createdAt_idx\` ON \`people\` (\`_status\`,\`deleted_at\`,\`name\`,\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`__new__people_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text,
  	\`version_full_name\` text,
  	\`version_credit_as\` text DEFAULT 'full-name',
  	\`version_name\` text,
  	\`version_pronouns\` text,
  	\`version_role\` text,
  	\`version_organisation_id\` text,
  	\`version_summary\` text,
  	\`version_photo_id\` text,
  	\`version_bio\` text,
  	\`version_consent_status\` text DEFAULT 'not-recorded',
  	\`version_consent_given_at\` text,
  	\`version_consent_method\` text,
  	\`version_consent_expires_at\` text,
  	\`version_consent_notes\` text,
  	\`version_contact_email\` text,
  	\`version_contact_phone\` text,
  	\`version_contact_notes\` text,
  	\`version_meta_title\` text,
  	\`version_meta_description\` text,
  	\`version_meta_image_id\` text,
  	\`version_meta_no_index\` integer DEFAULT false,
  	\`version_slug\` text,
  	\`version_published_at\` text,
  	\`version_review_status\` text DEFAULT 'none',
  	\`version_review_note\` text,
  	\`version_created_by_id\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version_deleted_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	\`autosave\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`people\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_organisation_id\`) REFERENCES \`organisations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_photo_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_meta_image_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_created_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__people_v\`("id", "parent_id", "version_full_name", "version_credit_as", "version_name", "version_pronouns", "version_role", "version_organisation_id", "version_summary", "version_photo_id", "version_bio", "version_consent_status", "version_consent_given_at", "version_consent_method", "version_consent_expires_at", "version_consent_notes", "version_contact_email", "version_contact_phone", "version_contact_notes", "version_meta_title", "version_meta_description", "version_meta_image_id", "version_meta_no_index", "version_slug", "version_published_at", "version_review_status", "version_review_note", "version_created_by_id", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest", "autosave") SELECT "id", "parent_id", "version_full_name", "version_credit_as", "version_name", "version_pronouns", "version_role", "version_organisation_id", "version_summary", "version_photo_id", "version_bio", "version_consent_status", "version_consent_given_at", "version_consent_method", "version_consent_expires_at", "version_consent_notes", "version_contact_email", "version_contact_phone", "version_contact_notes", "version_meta_title", "version_meta_description", "version_meta_image_id", "version_meta_no_index", "version_slug", "version_published_at", "version_review_status", "version_review_note", "version_created_by_id", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest", "autosave" FROM \`_people_v\`;`)
  await db.run(sql`DROP TABLE \`_people_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__people_v\` RENAME TO \`_people_v\`;`)
  await db.run(sql`CREATE INDEX \`_people_v_parent_idx\` ON \`_people_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_version_name_idx\` ON \`_people_v\` (\`version_name\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_version_organisation_idx\` ON \`_people_v\` (\`version_organisation_id\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_version_photo_idx\` ON \`_people_v\` (\`version_photo_id\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_consent_version_consent_status_idx\` ON \`_people_v\` (\`version_consent_status\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_consent_version_consent_expires_at_idx\` ON \`_people_v\` (\`version_consent_expires_at\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_meta_version_meta_image_idx\` ON \`_people_v\` (\`version_meta_image_id\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_version_slug_idx\` ON \`_people_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_version_published_at_idx\` ON \`_people_v\` (\`version_published_at\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_version_review_status_idx\` ON \`_people_v\` (\`version_review_status\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_version_created_by_idx\` ON \`_people_v\` (\`version_created_by_id\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_version_updated_at_idx\` ON \`_people_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_version_created_at_idx\` ON \`_people_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_version_deleted_at_idx\` ON \`_people_v\` (\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_version_version__status_idx\` ON \`_people_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_created_at_idx\` ON \`_people_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_updated_at_idx\` ON \`_people_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_latest_idx\` ON \`_people_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`_people_v_autosave_idx\` ON \`_people_v\` (\`autosave\`);`)
  await db.run(sql`CREATE INDEX \`compound_index_3_idx\` ON \`_people_v\` (\`version__status\`,\`version_deleted_at\`,\`version_name\`,\`version_created_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_testimonials\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`quote\` text,
  	\`prompt\` text,
  	\`summary\` text,
  	\`person_id\` text,
  	\`attribution\` text,
  	\`shown_as\` text DEFAULT 'person',
  	\`consent_status\` text DEFAULT 'pending',
  	\`consent_given_at\` text,
  	\`consent_method\` text,
  	\`consent_expires_at\` text,
  	\`consent_notes\` text,
  	\`event_id\` text,
  	\`project_id\` text,
  	\`published_at\` text,
  	\`review_status\` text DEFAULT 'none',
  	\`review_note\` text,
  	\`created_by_id\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`person_id\`) REFERENCES \`people\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`event_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`project_id\`) REFERENCES \`projects\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`created_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_testimonials\`("id", "quote", "prompt", "summary", "person_id", "attribution", "shown_as", "consent_status", "consent_given_at", "consent_method", "consent_expires_at", "consent_notes", "event_id", "project_id", "published_at", "review_status", "review_note", "created_by_id", "updated_at", "created_at", "deleted_at", "_status") SELECT "id", "quote", "prompt", "summary", "person_id", "attribution", "shown_as", "consent_status", "consent_given_at", "consent_method", "consent_expires_at", "consent_notes", "event_id", "project_id", "published_at", "review_status", "review_note", "created_by_id", "updated_at", "created_at", "deleted_at", "_status" FROM \`testimonials\`;`)
  await db.run(sql`DROP TABLE \`testimonials\`;`)
  await db.run(sql`ALTER TABLE \`__new_testimonials\` RENAME TO \`testimonials\`;`)
  await db.run(sql`CREATE INDEX \`testimonials_person_idx\` ON \`testimonials\` (\`person_id\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_consent_consent_status_idx\` ON \`testimonials\` (\`consent_status\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_consent_consent_expires_at_idx\` ON \`testimonials\` (\`consent_expires_at\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_event_idx\` ON \`testimonials\` (\`event_id\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_project_idx\` ON \`testimonials\` (\`project_id\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_published_at_idx\` ON \`testimonials\` (\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_review_status_idx\` ON \`testimonials\` (\`review_status\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_created_by_idx\` ON \`testimonials\` (\`created_by_id\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_updated_at_idx\` ON \`testimonials\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_created_at_idx\` ON \`testimonials\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`testimonials_deleted_at_idx\` ON \`testimonials\` (\`deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`testimonials__status_idx\` ON \`testimonials\` (\`_status\`);`)
  await db.run(sql`CREATE INDEX \`_status_deletedAt_publishedAt_createdAt_2_idx\` ON \`testimonials\` (\`_status\`,\`deleted_at\`,\`published_at\`,\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`__new__testimonials_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text,
  	\`version_quote\` text,
  	\`version_prompt\` text,
  	\`version_summary\` text,
  	\`version_person_id\` text,
  	\`version_attribution\` text,
  	\`version_shown_as\` text DEFAULT 'person',
  	\`version_consent_status\` text DEFAULT 'pending',
  	\`version_consent_given_at\` text,
  	\`version_consent_method\` text,
  	\`version_consent_expires_at\` text,
  	\`version_consent_notes\` text,
  	\`version_event_id\` text,
  	\`version_project_id\` text,
  	\`version_published_at\` text,
  	\`version_review_status\` text DEFAULT 'none',
  	\`version_review_note\` text,
  	\`version_created_by_id\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version_deleted_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	\`autosave\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`testimonials\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_person_id\`) REFERENCES \`people\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_event_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_project_id\`) REFERENCES \`projects\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_created_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__testimonials_v\`("id", "parent_id", "version_quote", "version_prompt", "version_summary", "version_person_id", "version_attribution", "version_shown_as", "version_consent_status", "version_consent_given_at", "version_consent_method", "version_consent_expires_at", "version_consent_notes", "version_event_id", "version_project_id", "version_published_at", "version_review_status", "version_review_note", "version_created_by_id", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest", "autosave") SELECT "id", "parent_id", "version_quote", "version_prompt", "version_summary", "version_person_id", "version_attribution", "version_shown_as", "version_consent_status", "version_consent_given_at", "version_consent_method", "version_consent_expires_at", "version_consent_notes", "version_event_id", "version_project_id", "version_published_at", "version_review_status", "version_review_note", "version_created_by_id", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest", "autosave" FROM \`_testimonials_v\`;`)
  await db.run(sql`DROP TABLE \`_testimonials_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__testimonials_v\` RENAME TO \`_testimonials_v\`;`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_parent_idx\` ON \`_testimonials_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_version_person_idx\` ON \`_testimonials_v\` (\`version_person_id\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_consent_version_consent_status_idx\` ON \`_testimonials_v\` (\`version_consent_status\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_consent_version_consent_expires__idx\` ON \`_testimonials_v\` (\`version_consent_expires_at\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_version_event_idx\` ON \`_testimonials_v\` (\`version_event_id\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_version_project_idx\` ON \`_testimonials_v\` (\`version_project_id\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_version_published_at_idx\` ON \`_testimonials_v\` (\`version_published_at\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_version_review_status_idx\` ON \`_testimonials_v\` (\`version_review_status\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_version_created_by_idx\` ON \`_testimonials_v\` (\`version_created_by_id\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_version_updated_at_idx\` ON \`_testimonials_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_version_created_at_idx\` ON \`_testimonials_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_version_deleted_at_idx\` ON \`_testimonials_v\` (\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_version_version__status_idx\` ON \`_testimonials_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_created_at_idx\` ON \`_testimonials_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_updated_at_idx\` ON \`_testimonials_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_latest_idx\` ON \`_testimonials_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`_testimonials_v_autosave_idx\` ON \`_testimonials_v\` (\`autosave\`);`)
  await db.run(sql`CREATE INDEX \`compound_index_4_idx\` ON \`_testimonials_v\` (\`version__status\`,\`version_deleted_at\`,\`version_published_at\`,\`version_created_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_media\` (
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`alt\` text,
  	\`decorative\` integer DEFAULT false,
  	\`caption\` text,
  	\`credit\` text,
  	\`licence\` text,
  	\`licence_note\` text,
  	\`transcript\` text,
  	\`consent_status\` text DEFAULT 'not-recorded',
  	\`consent_given_at\` text,
  	\`consent_method\` text,
  	\`consent_expires_at\` text,
  	\`consent_notes\` text,
  	\`created_by_id\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric,
  	\`focal_x\` numeric,
  	\`focal_y\` numeric,
  	\`sizes_thumbnail_url\` text,
  	\`sizes_thumbnail_width\` numeric,
  	\`sizes_thumbnail_height\` numeric,
  	\`sizes_thumbnail_mime_type\` text,
  	\`sizes_thumbnail_filesize\` numeric,
  	\`sizes_thumbnail_filename\` text,
  	\`sizes_small_url\` text,
  	\`sizes_small_width\` numeric,
  	\`sizes_small_height\` numeric,
  	\`sizes_small_mime_type\` text,
  	\`sizes_small_filesize\` numeric,
  	\`sizes_small_filename\` text,
  	\`sizes_medium_url\` text,
  	\`sizes_medium_width\` numeric,
  	\`sizes_medium_height\` numeric,
  	\`sizes_medium_mime_type\` text,
  	\`sizes_medium_filesize\` numeric,
  	\`sizes_medium_filename\` text,
  	\`sizes_large_url\` text,
  	\`sizes_large_width\` numeric,
  	\`sizes_large_height\` numeric,
  	\`sizes_large_mime_type\` text,
  	\`sizes_large_filesize\` numeric,
  	\`sizes_large_filename\` text,
  	FOREIGN KEY (\`created_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_media\`("id", "alt", "decorative", "caption", "credit", "licence", "licence_note", "transcript", "consent_status", "consent_given_at", "consent_method", "consent_expires_at", "consent_notes", "created_by_id", "updated_at", "created_at", "deleted_at", "url", "thumbnail_u_r_l", "filename", "mime_type", "filesize", "width", "height", "focal_x", "focal_y", "sizes_thumbnail_url", "sizes_thumbnail_width", "sizes_thumbnail_height", "sizes_thumbnail_mime_type", "sizes_thumbnail_filesize", "sizes_thumbnail_filename", "sizes_small_url", "sizes_small_width", "sizes_small_height", "sizes_small_mime_type", "sizes_small_filesize", "sizes_small_filename", "sizes_medium_url", "sizes_medium_width", "sizes_medium_height", "sizes_medium_mime_type", "sizes_medium_filesize", "sizes_medium_filename", "sizes_large_url", "sizes_large_width", "sizes_large_height", "sizes_large_mime_type", "sizes_large_filesize", "sizes_large_filename") SELECT "id", "alt", "decorative", "caption", "credit", "licence", "licence_note", "transcript", "consent_status", "consent_given_at", "consent_method", "consent_expires_at", "consent_notes", "created_by_id", "updated_at", "created_at", "deleted_at", "url", "thumbnail_u_r_l", "filename", "mime_type", "filesize", "width", "height", "focal_x", "focal_y", "sizes_thumbnail_url", "sizes_thumbnail_width", "sizes_thumbnail_height", "sizes_thumbnail_mime_type", "sizes_thumbnail_filesize", "sizes_thumbnail_filename", "sizes_small_url", "sizes_small_width", "sizes_small_height", "sizes_small_mime_type", "sizes_small_filesize", "sizes_small_filename", "sizes_medium_url", "sizes_medium_width", "sizes_medium_height", "sizes_medium_mime_type", "sizes_medium_filesize", "sizes_medium_filename", "sizes_large_url", "sizes_large_width", "sizes_large_height", "sizes_large_mime_type", "sizes_large_filesize", "sizes_large_filename" FROM \`media\`;`)
  await db.run(sql`DROP TABLE \`media\`;`)
  await db.run(sql`ALTER TABLE \`__new_media\` RENAME TO \`media\`;`)
  await db.run(sql`CREATE INDEX \`media_consent_consent_status_idx\` ON \`media\` (\`consent_status\`);`)
  await db.run(sql`CREATE INDEX \`media_consent_consent_expires_at_idx\` ON \`media\` (\`consent_expires_at\`);`)
  await db.run(sql`CREATE INDEX \`media_created_by_idx\` ON \`media\` (\`created_by_id\`);`)
  await db.run(sql`CREATE INDEX \`media_updated_at_idx\` ON \`media\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`media_created_at_idx\` ON \`media\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`media_deleted_at_idx\` ON \`media\` (\`deleted_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`media_filename_idx\` ON \`media\` (\`filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_thumbnail_sizes_thumbnail_filename_idx\` ON \`media\` (\`sizes_thumbnail_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_small_sizes_small_filename_idx\` ON \`media\` (\`sizes_small_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_medium_sizes_medium_filename_idx\` ON \`media\` (\`sizes_medium_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_large_sizes_large_filename_idx\` ON \`media\` (\`sizes_large_filename\`);`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`posts_id\` text,
  	\`events_id\` text,
  	\`projects_id\` text,
  	\`people_id\` text,
  	\`testimonials_id\` text,
  	\`organisations_id\` text,
  	\`media_id\` text,
  	\`topics_id\` text,
  	\`users_id\` text,
  	\`redirects_id\` text,
  	\`preview_links_id\` text,
  	\`webhooks_id\` text,
  	\`webhook_deliveries_id\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`posts_id\`) REFERENCES \`posts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`events_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`projects_id\`) REFERENCES \`projects\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`people_id\`) REFERENCES \`people\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`testimonials_id\`) REFERENCES \`testimonials\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`organisations_id\`) REFERENCES \`organisations\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`topics_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`redirects_id\`) REFERENCES \`redirects\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`preview_links_id\`) REFERENCES \`preview_links\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`webhooks_id\`) REFERENCES \`webhooks\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`webhook_deliveries_id\`) REFERENCES \`webhook_deliveries\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "posts_id", "events_id", "projects_id", "people_id", "testimonials_id", "organisations_id", "media_id", "topics_id", "users_id", "redirects_id", "preview_links_id", "webhooks_id", "webhook_deliveries_id") SELECT "id", "order", "parent_id", "path", "posts_id", "events_id", "projects_id", "people_id", "testimonials_id", "organisations_id", "media_id", "topics_id", "users_id", "redirects_id", "preview_links_id", "webhooks_id", "webhook_deliveries_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_posts_id_idx\` ON \`payload_locked_documents_rels\` (\`posts_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_events_id_idx\` ON \`payload_locked_documents_rels\` (\`events_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_projects_id_idx\` ON \`payload_locked_documents_rels\` (\`projects_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_people_id_idx\` ON \`payload_locked_documents_rels\` (\`people_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_testimonials_id_idx\` ON \`payload_locked_documents_rels\` (\`testimonials_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_organisations_id_idx\` ON \`payload_locked_documents_rels\` (\`organisations_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_topics_id_idx\` ON \`payload_locked_documents_rels\` (\`topics_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_redirects_id_idx\` ON \`payload_locked_documents_rels\` (\`redirects_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_preview_links_id_idx\` ON \`payload_locked_documents_rels\` (\`preview_links_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_webhooks_id_idx\` ON \`payload_locked_documents_rels\` (\`webhooks_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_webhook_deliveries_id_idx\` ON \`payload_locked_documents_rels\` (\`webhook_deliveries_id\`);`)
  await db.run(sql`ALTER TABLE \`events\` DROP COLUMN \`sign_up_keep_days\`;`)
  await db.run(sql`ALTER TABLE \`events\` DROP COLUMN \`sign_up_mail_note\`;`)
  await db.run(sql`ALTER TABLE \`events\` DROP COLUMN \`sign_up_feedback_url\`;`)
  await db.run(sql`ALTER TABLE \`_events_v\` DROP COLUMN \`version_sign_up_keep_days\`;`)
  await db.run(sql`ALTER TABLE \`_events_v\` DROP COLUMN \`version_sign_up_mail_note\`;`)
  await db.run(sql`ALTER TABLE \`_events_v\` DROP COLUMN \`version_sign_up_feedback_url\`;`)
}
