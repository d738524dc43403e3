CREATE TABLE "contact_import_previews" (
	"company_id" bigint NOT NULL,
	"contact_import_id" bigint NOT NULL,
	"settings" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"first_rows" json,
	"changed_count" integer DEFAULT 0 NOT NULL,
	"unchanged_count" integer DEFAULT 0 NOT NULL,
	"duplicate_count" integer DEFAULT 0 NOT NULL,
	"rejected_count" integer DEFAULT 0 NOT NULL,
	"strange_count" integer DEFAULT 0 NOT NULL,
	"row_count" integer DEFAULT 0 NOT NULL,
	"whole" boolean DEFAULT true NOT NULL,
	"problems" json DEFAULT '[]'::json NOT NULL,
	"samples" json DEFAULT '[]'::json NOT NULL,
	"error_message" text,
	"as_of" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_import_previews_company_id_contact_import_id_pk" PRIMARY KEY("company_id","contact_import_id"),
	CONSTRAINT "contact_import_previews_status" CHECK ("contact_import_previews"."status" in ('pending', 'running', 'succeeded', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "contact_import_previews" ADD CONSTRAINT "contact_import_previews_import" FOREIGN KEY ("company_id","contact_import_id") REFERENCES "public"."contact_imports"("company_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- As for the other tables of companies: a plan is made for any company, not for the largest (0004).
ALTER TABLE contact_import_previews ALTER COLUMN company_id SET STATISTICS 0;