ALTER TABLE "contact_imports" ADD COLUMN "number_columns" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "reading" jsonb;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "encoding" text;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "sheet" text;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "hidden_rows" text;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "row_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "left_out_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD CONSTRAINT "contact_imports_hidden_rows" CHECK ("contact_imports"."hidden_rows" in ('take', 'skip'));--> statement-breakpoint
UPDATE "contact_imports" SET
  "number_columns" = CASE WHEN "number_column" IS NULL THEN '{}'::integer[] ELSE ARRAY["number_column"] END,
  "row_count" = "import_count";--> statement-breakpoint
ALTER TABLE "contact_imports" DROP COLUMN "number_column";
