CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TYPE "public"."block_action" AS ENUM('block', 'unblock');--> statement-breakpoint
CREATE TYPE "public"."block_reason" AS ENUM('dnc_request', 'litigator', 'spam', 'fraud', 'abuse', 'wrong_number', 'other');--> statement-breakpoint
CREATE TYPE "public"."block_source" AS ENUM('call', 'lead', 'api', 'import', 'unblock_job', 'schedule_action', 'manual_action', 'undo', 'system');--> statement-breakpoint
CREATE TYPE "public"."import_status" AS ENUM('uploading', 'draft', 'pending', 'running', 'succeeded', 'failed', 'stopped');--> statement-breakpoint
CREATE TYPE "public"."opt_out_action" AS ENUM('opt_out', 'opt_in');--> statement-breakpoint
CREATE TYPE "public"."opt_out_channel" AS ENUM('sms', 'voice', 'email', 'web', 'api');--> statement-breakpoint
CREATE TABLE "access_tokens" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"private_key_hash" text NOT NULL,
	"collaborator_id" bigint NOT NULL,
	"areas" text[] DEFAULT '{}' NOT NULL,
	"actions" text[] DEFAULT '{}' NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"last_used_ip" "inet",
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "access_tokens_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "access_tokens_public_key" UNIQUE("public_key")
);
--> statement-breakpoint
CREATE TABLE "block_logs" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"contact_id" bigint NOT NULL,
	"action" "block_action" NOT NULL,
	"source" "block_source" NOT NULL,
	"reason" "block_reason",
	"note" text,
	"user_id" bigint,
	"collaborator_id" bigint,
	"access_token_id" bigint,
	"call_id" bigint,
	"lead_id" bigint,
	"contact_import_id" bigint,
	"unblock_contact_job_id" bigint,
	"schedule_action_id" bigint,
	"request_ip" "inet",
	"blocked_at" timestamp (3) with time zone NOT NULL,
	"blocked_cleared_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "block_logs_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "block_logs_times" CHECK (case "block_logs"."action" when 'block' then "block_logs"."blocked_cleared_at" is null and "block_logs"."blocked_at" = "block_logs"."created_at"
          else "block_logs"."blocked_cleared_at" = "block_logs"."created_at" and "block_logs"."blocked_cleared_at" >= "block_logs"."blocked_at" end),
	CONSTRAINT "block_logs_actor" CHECK (("block_logs"."user_id" is null) = ("block_logs"."collaborator_id" is null))
);
--> statement-breakpoint
CREATE TABLE "repeated_blocks" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"contact_id" bigint NOT NULL,
	"block_log_id" bigint NOT NULL,
	"source" "block_source" NOT NULL,
	"reason" "block_reason",
	"note" text,
	"user_id" bigint,
	"collaborator_id" bigint,
	"access_token_id" bigint,
	"call_id" bigint,
	"lead_id" bigint,
	"contact_import_id" bigint,
	"unblock_contact_job_id" bigint,
	"schedule_action_id" bigint,
	"request_ip" "inet",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "repeated_blocks_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "repeated_blocks_actor" CHECK (("repeated_blocks"."user_id" is null) = ("repeated_blocks"."collaborator_id" is null))
);
--> statement-breakpoint
CREATE TABLE "blocked_counts" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"delta" integer NOT NULL,
	CONSTRAINT "blocked_counts_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "collaborators" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"user_id" bigint NOT NULL,
	"owner" boolean DEFAULT false NOT NULL,
	"superuser" boolean DEFAULT false NOT NULL,
	"areas" text[] DEFAULT '{}' NOT NULL,
	"actions" text[] DEFAULT '{}' NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "collaborators_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "collaborators_user" UNIQUE("company_id","user_id"),
	CONSTRAINT "collaborators_actor" UNIQUE("company_id","id","user_id")
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"default_country" text DEFAULT 'US' NOT NULL,
	"time_zone" text DEFAULT 'America/New_York' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "companies_country" CHECK ("companies"."default_country" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
CREATE TABLE "contact_import_passed" (
	"company_id" bigint NOT NULL,
	"contact_import_id" bigint NOT NULL,
	"number" text collate "C" NOT NULL,
	CONSTRAINT "contact_import_passed_company_id_contact_import_id_number_pk" PRIMARY KEY("company_id","contact_import_id","number")
);
--> statement-breakpoint
CREATE TABLE "contact_import_rejections" (
	"company_id" bigint NOT NULL,
	"contact_import_id" bigint NOT NULL,
	"line" integer NOT NULL,
	"text" text NOT NULL,
	"cells" text[] NOT NULL,
	"problem" text NOT NULL,
	CONSTRAINT "contact_import_rejections_company_id_contact_import_id_line_pk" PRIMARY KEY("company_id","contact_import_id","line")
);
--> statement-breakpoint
CREATE TABLE "contact_imports" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"name" text NOT NULL,
	"status" "import_status" DEFAULT 'uploading' NOT NULL,
	"stored_file_id" bigint,
	"headers" text[] DEFAULT '{}' NOT NULL,
	"shape" jsonb,
	"caller_id_column_name" text,
	"number_column" integer,
	"default_country" text NOT NULL,
	"blocked" boolean DEFAULT true NOT NULL,
	"reason" text,
	"note" text,
	"error_message" text,
	"total_count" integer,
	"blocked_count" integer DEFAULT 0 NOT NULL,
	"already_blocked_count" integer DEFAULT 0 NOT NULL,
	"unblocked_count" integer DEFAULT 0 NOT NULL,
	"not_blocked_count" integer DEFAULT 0 NOT NULL,
	"duplicate_count" integer DEFAULT 0 NOT NULL,
	"rejected_count" integer DEFAULT 0 NOT NULL,
	"import_count" integer GENERATED ALWAYS AS (blocked_count + already_blocked_count + unblocked_count + not_blocked_count + duplicate_count + rejected_count) STORED NOT NULL,
	"byte_size" bigint DEFAULT 0 NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"bytes_done" bigint DEFAULT 0 NOT NULL,
	"user_id" bigint,
	"collaborator_id" bigint,
	"access_token_id" bigint,
	"request_ip" "inet",
	"permissions" text[] DEFAULT '{}' NOT NULL,
	"stop_requested_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"succeeded_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_imports_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "contact_imports_all_counted" CHECK ("contact_imports"."status" <> 'succeeded' or ("contact_imports"."total_count" is not null and "contact_imports"."import_count" = "contact_imports"."total_count"))
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"uuid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"number" text collate "C" NOT NULL,
	"name" text,
	"country" text,
	"time_zone" text,
	"external_record_id" text,
	"blocked" boolean DEFAULT false NOT NULL,
	"blocked_at" timestamp (3) with time zone,
	"opt_out" boolean DEFAULT false NOT NULL,
	"sms_opt_out_at" timestamp (3) with time zone,
	"calls_count" integer DEFAULT 0 NOT NULL,
	"outbound_call_failure_count" integer DEFAULT 0 NOT NULL,
	"outbound_no_answer_count" integer DEFAULT 0 NOT NULL,
	"last_call_at" timestamp (3) with time zone,
	"user_updated_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contacts_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "contacts_number" UNIQUE("company_id","number"),
	CONSTRAINT "contacts_e164" CHECK ("contacts"."number" ~ '^[+][1-9][0-9]{1,14}$'),
	CONSTRAINT "contacts_blocked_at" CHECK ("contacts"."blocked" = ("contacts"."blocked_at" is not null)),
	CONSTRAINT "contacts_opt_out_at" CHECK ("contacts"."opt_out" = ("contacts"."sms_opt_out_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "opt_out_logs" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"contact_id" bigint NOT NULL,
	"action" "opt_out_action" NOT NULL,
	"channel" "opt_out_channel" NOT NULL,
	"source" "block_source" NOT NULL,
	"reason" "block_reason",
	"note" text,
	"user_id" bigint,
	"collaborator_id" bigint,
	"access_token_id" bigint,
	"call_id" bigint,
	"lead_id" bigint,
	"contact_import_id" bigint,
	"unblock_contact_job_id" bigint,
	"schedule_action_id" bigint,
	"request_ip" "inet",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "opt_out_logs_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "opt_out_logs_actor" CHECK (("opt_out_logs"."user_id" is null) = ("opt_out_logs"."collaborator_id" is null))
);
--> statement-breakpoint
CREATE TABLE "stored_file_chunks" (
	"company_id" bigint NOT NULL,
	"stored_file_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "stored_file_chunks_company_id_stored_file_id_position_pk" PRIMARY KEY("company_id","stored_file_id","position")
);
--> statement-breakpoint
CREATE TABLE "stored_files" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"byte_size" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stored_files_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "password_tokens" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "password_tokens_hash" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"password_hash" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	"signed_in_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email" UNIQUE("email"),
	CONSTRAINT "users_email_lower" CHECK ("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_maker" FOREIGN KEY ("company_id","collaborator_id") REFERENCES "public"."collaborators"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "block_logs" ADD CONSTRAINT "block_logs_contact" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "block_logs" ADD CONSTRAINT "block_logs_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "block_logs" ADD CONSTRAINT "block_logs_access_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "block_logs" ADD CONSTRAINT "block_logs_contact_import" FOREIGN KEY ("company_id","contact_import_id") REFERENCES "public"."contact_imports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeated_blocks" ADD CONSTRAINT "repeated_blocks_contact" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeated_blocks" ADD CONSTRAINT "repeated_blocks_block_log" FOREIGN KEY ("company_id","block_log_id") REFERENCES "public"."block_logs"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeated_blocks" ADD CONSTRAINT "repeated_blocks_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeated_blocks" ADD CONSTRAINT "repeated_blocks_access_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeated_blocks" ADD CONSTRAINT "repeated_blocks_contact_import" FOREIGN KEY ("company_id","contact_import_id") REFERENCES "public"."contact_imports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocked_counts" ADD CONSTRAINT "blocked_counts_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collaborators" ADD CONSTRAINT "collaborators_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collaborators" ADD CONSTRAINT "collaborators_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_import_passed" ADD CONSTRAINT "contact_import_passed_import" FOREIGN KEY ("company_id","contact_import_id") REFERENCES "public"."contact_imports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_import_rejections" ADD CONSTRAINT "contact_import_rejections_import" FOREIGN KEY ("company_id","contact_import_id") REFERENCES "public"."contact_imports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD CONSTRAINT "contact_imports_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD CONSTRAINT "contact_imports_file" FOREIGN KEY ("company_id","stored_file_id") REFERENCES "public"."stored_files"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD CONSTRAINT "contact_imports_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD CONSTRAINT "contact_imports_access_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opt_out_logs" ADD CONSTRAINT "opt_out_logs_contact" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opt_out_logs" ADD CONSTRAINT "opt_out_logs_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opt_out_logs" ADD CONSTRAINT "opt_out_logs_access_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_file_chunks" ADD CONSTRAINT "stored_file_chunks_file" FOREIGN KEY ("company_id","stored_file_id") REFERENCES "public"."stored_files"("company_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_files" ADD CONSTRAINT "stored_files_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_tokens" ADD CONSTRAINT "password_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "block_logs_by_contact" ON "block_logs" USING btree ("company_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "block_logs_by_time" ON "block_logs" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "block_logs_by_source" ON "block_logs" USING btree ("company_id","source","created_at","id");--> statement-breakpoint
CREATE INDEX "block_logs_by_person" ON "block_logs" USING btree ("company_id","collaborator_id","created_at","id") WHERE "block_logs"."collaborator_id" is not null;--> statement-breakpoint
CREATE INDEX "block_logs_by_import" ON "block_logs" USING btree ("company_id","contact_import_id","id") WHERE "block_logs"."contact_import_id" is not null;--> statement-breakpoint
CREATE INDEX "repeated_blocks_by_contact" ON "repeated_blocks" USING btree ("company_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "repeated_blocks_by_import" ON "repeated_blocks" USING btree ("company_id","contact_import_id") WHERE "repeated_blocks"."contact_import_id" is not null;--> statement-breakpoint
CREATE INDEX "collaborators_companies_of_user" ON "collaborators" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "contact_imports_by_time" ON "contact_imports" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "contacts_blocked_by_time" ON "contacts" USING btree ("company_id","blocked_at","id") WHERE "contacts"."blocked";--> statement-breakpoint
CREATE INDEX "contacts_blocked_by_age" ON "contacts" USING btree ("company_id","created_at","id") WHERE "contacts"."blocked";--> statement-breakpoint
CREATE INDEX "contacts_by_last_digits" ON "contacts" USING btree ("company_id",reverse("number") collate "C");--> statement-breakpoint
CREATE INDEX "contacts_by_name" ON "contacts" USING gin ("name" gin_trgm_ops) WHERE "contacts"."name" is not null;--> statement-breakpoint
CREATE INDEX "opt_out_logs_by_contact" ON "opt_out_logs" USING btree ("company_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "password_tokens_user" ON "password_tokens" USING btree ("user_id");