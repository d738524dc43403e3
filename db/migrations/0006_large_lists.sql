CREATE TYPE "public"."job_status" AS ENUM('pending', 'running', 'succeeded', 'failed', 'stopped');--> statement-breakpoint
CREATE TABLE "contact_import_chunks" (
	"company_id" bigint NOT NULL,
	"contact_import_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"numbers" text[] NOT NULL,
	"names" text[],
	"reasons" text[],
	"notes" text[],
	CONSTRAINT "contact_import_chunks_company_id_contact_import_id_position_pk" PRIMARY KEY("company_id","contact_import_id","position")
);
--> statement-breakpoint
CREATE TABLE "data_export_downloads" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"data_export_id" bigint NOT NULL,
	"user_id" bigint,
	"collaborator_id" bigint,
	"access_token_id" bigint,
	"request_ip" "inet",
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "data_export_downloads_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "data_exports" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"data_type" text DEFAULT 'contact' NOT NULL,
	"status" "job_status" DEFAULT 'pending' NOT NULL,
	"columns" text[] NOT NULL,
	"filter" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"contact_import_id" bigint,
	"format" text DEFAULT 'csv' NOT NULL,
	"stored_file_id" bigint,
	"as_of" timestamp (3) with time zone,
	"total_count" integer,
	"exported_count" integer DEFAULT 0 NOT NULL,
	"byte_size" bigint,
	"error_message" text,
	"user_id" bigint,
	"collaborator_id" bigint,
	"access_token_id" bigint,
	"request_ip" "inet",
	"permissions" text[] DEFAULT '{}' NOT NULL,
	"started_at" timestamp (3) with time zone,
	"succeeded_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "data_exports_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "data_exports_whole" CHECK ("data_exports"."status" <> 'succeeded' or ("data_exports"."as_of" is not null and "data_exports"."byte_size" is not null and "data_exports"."exported_count" = "data_exports"."total_count"))
);
--> statement-breakpoint
CREATE TABLE "unblock_contact_job_chunks" (
	"company_id" bigint NOT NULL,
	"unblock_contact_job_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"contact_ids" bigint[] NOT NULL,
	"block_log_ids" bigint[] NOT NULL,
	"repeated_block_ids" bigint[] NOT NULL,
	CONSTRAINT "unblock_contact_job_chunks_company_id_unblock_contact_job_id_position_pk" PRIMARY KEY("company_id","unblock_contact_job_id","position")
);
--> statement-breakpoint
CREATE TABLE "unblock_contact_job_left_alone" (
	"company_id" bigint NOT NULL,
	"unblock_contact_job_id" bigint NOT NULL,
	"contact_id" bigint NOT NULL,
	"why" text NOT NULL,
	CONSTRAINT "unblock_contact_job_left_alone_company_id_unblock_contact_job_id_contact_id_pk" PRIMARY KEY("company_id","unblock_contact_job_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "unblock_contact_jobs" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"kind" text DEFAULT 'clear' NOT NULL,
	"status" "job_status" DEFAULT 'pending' NOT NULL,
	"selection" jsonb NOT NULL,
	"contact_import_id" bigint,
	"undone_job_id" bigint,
	"reason" text,
	"note" text,
	"error_message" text,
	"total_count" integer DEFAULT 0 NOT NULL,
	"unblocked_count" integer DEFAULT 0 NOT NULL,
	"blocked_count" integer DEFAULT 0 NOT NULL,
	"not_blocked_count" integer DEFAULT 0 NOT NULL,
	"changed_count" integer DEFAULT 0 NOT NULL,
	"rejected_count" integer DEFAULT 0 NOT NULL,
	"rejections" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"user_id" bigint,
	"collaborator_id" bigint,
	"access_token_id" bigint,
	"request_ip" "inet",
	"permissions" text[] DEFAULT '{}' NOT NULL,
	"started_at" timestamp (3) with time zone,
	"succeeded_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unblock_contact_jobs_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "unblock_contact_jobs_all_counted" CHECK ("unblock_contact_jobs"."status" <> 'succeeded' or "unblock_contact_jobs"."total_count" = "unblock_contact_jobs"."unblocked_count" + "unblock_contact_jobs"."blocked_count" + "unblock_contact_jobs"."not_blocked_count" + "unblock_contact_jobs"."changed_count" + "unblock_contact_jobs"."rejected_count")
);
--> statement-breakpoint
ALTER TABLE "repeated_blocks" DROP CONSTRAINT "repeated_blocks_contact";
--> statement-breakpoint
ALTER TABLE "repeated_blocks" DROP CONSTRAINT "repeated_blocks_block_log";
--> statement-breakpoint
DROP INDEX "block_logs_by_contact";--> statement-breakpoint
DROP INDEX "repeated_blocks_by_import";--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "mapping" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_import_chunks" ADD CONSTRAINT "contact_import_chunks_import" FOREIGN KEY ("company_id","contact_import_id") REFERENCES "public"."contact_imports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_export_downloads" ADD CONSTRAINT "data_export_downloads_export" FOREIGN KEY ("company_id","data_export_id") REFERENCES "public"."data_exports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_export_downloads" ADD CONSTRAINT "data_export_downloads_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_export_downloads" ADD CONSTRAINT "data_export_downloads_access_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_contact_import" FOREIGN KEY ("company_id","contact_import_id") REFERENCES "public"."contact_imports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_file" FOREIGN KEY ("company_id","stored_file_id") REFERENCES "public"."stored_files"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_access_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unblock_contact_job_chunks" ADD CONSTRAINT "unblock_contact_job_chunks_job" FOREIGN KEY ("company_id","unblock_contact_job_id") REFERENCES "public"."unblock_contact_jobs"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unblock_contact_job_left_alone" ADD CONSTRAINT "unblock_contact_job_left_alone_job" FOREIGN KEY ("company_id","unblock_contact_job_id") REFERENCES "public"."unblock_contact_jobs"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unblock_contact_job_left_alone" ADD CONSTRAINT "unblock_contact_job_left_alone_contact" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unblock_contact_jobs" ADD CONSTRAINT "unblock_contact_jobs_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unblock_contact_jobs" ADD CONSTRAINT "unblock_contact_jobs_contact_import" FOREIGN KEY ("company_id","contact_import_id") REFERENCES "public"."contact_imports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unblock_contact_jobs" ADD CONSTRAINT "unblock_contact_jobs_undone_job" FOREIGN KEY ("company_id","undone_job_id") REFERENCES "public"."unblock_contact_jobs"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unblock_contact_jobs" ADD CONSTRAINT "unblock_contact_jobs_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unblock_contact_jobs" ADD CONSTRAINT "unblock_contact_jobs_access_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_export_downloads_by_export" ON "data_export_downloads" USING btree ("company_id","data_export_id","id");--> statement-breakpoint
CREATE INDEX "data_exports_by_time" ON "data_exports" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "unblock_contact_jobs_by_time" ON "unblock_contact_jobs" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "unblock_contact_jobs_by_import" ON "unblock_contact_jobs" USING btree ("company_id","contact_import_id") WHERE "unblock_contact_jobs"."contact_import_id" is not null;--> statement-breakpoint
CREATE INDEX "unblock_contact_jobs_by_undone" ON "unblock_contact_jobs" USING btree ("company_id","undone_job_id") WHERE "unblock_contact_jobs"."undone_job_id" is not null;--> statement-breakpoint
ALTER TABLE "block_logs" ADD CONSTRAINT "block_logs_unblock_contact_job" FOREIGN KEY ("company_id","unblock_contact_job_id") REFERENCES "public"."unblock_contact_jobs"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "block_logs" ADD CONSTRAINT "block_logs_by_contact" UNIQUE("company_id","contact_id","id");--> statement-breakpoint
ALTER TABLE "repeated_blocks" ADD CONSTRAINT "repeated_blocks_block_log" FOREIGN KEY ("company_id","contact_id","block_log_id") REFERENCES "public"."block_logs"("company_id","contact_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "block_logs_by_unblock_job" ON "block_logs" USING btree ("company_id","unblock_contact_job_id","id") WHERE "block_logs"."unblock_contact_job_id" is not null;
--> statement-breakpoint
ALTER TABLE contact_import_chunks ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE unblock_contact_jobs ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE unblock_contact_job_chunks ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE unblock_contact_job_left_alone ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE data_exports ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE data_export_downloads ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
-- Chunks are short-lived lists of ids and numbers; packing them costs more than it saves.
ALTER TABLE contact_import_chunks ALTER COLUMN numbers SET STORAGE EXTERNAL;
--> statement-breakpoint
ALTER TABLE unblock_contact_job_chunks ALTER COLUMN contact_ids SET STORAGE EXTERNAL, ALTER COLUMN block_log_ids SET STORAGE EXTERNAL, ALTER COLUMN repeated_block_ids SET STORAGE EXTERNAL;
