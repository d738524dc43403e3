CREATE TABLE "contact_aliases" (
	"company_id" bigint NOT NULL,
	"contact_id" bigint NOT NULL,
	"present_contact_id" bigint NOT NULL,
	"unblock_log_id" bigint,
	"block_log_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "contact_aliases_company_id_contact_id_pk" PRIMARY KEY("company_id","contact_id")
);
--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "renumbered_to" text collate "C";--> statement-breakpoint
ALTER TABLE "contact_aliases" ADD CONSTRAINT "contact_aliases_contact" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_aliases" ADD CONSTRAINT "contact_aliases_present" FOREIGN KEY ("company_id","present_contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_aliases_by_present" ON "contact_aliases" USING btree ("company_id","present_contact_id");--> statement-breakpoint
-- An alias is as permanent as the logs that it joins.
CREATE TRIGGER contact_aliases_permanent BEFORE UPDATE OR DELETE OR TRUNCATE ON contact_aliases FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE contact_aliases ENABLE ALWAYS TRIGGER contact_aliases_permanent;
--> statement-breakpoint
-- Those that are there may have contacts in old spellings; from now on none is stored.
UPDATE companies SET renumbered_to = '+';
--> statement-breakpoint
-- As for the other tables of companies: a plan is made for any company, not for the largest (0004).
ALTER TABLE contact_aliases ALTER COLUMN company_id SET STATISTICS 0;
