ALTER TYPE "public"."block_source" ADD VALUE 'review' BEFORE 'system';--> statement-breakpoint
CREATE TABLE "text_reviews" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"contact_id" bigint NOT NULL,
	"text_message_id" bigint NOT NULL,
	"words" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"decision" text,
	"reason" text,
	"note" text,
	"user_id" bigint,
	"collaborator_id" bigint,
	"access_token_id" bigint,
	"request_ip" "inet",
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "text_reviews_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "text_reviews_text" UNIQUE("company_id","text_message_id"),
	CONSTRAINT "text_reviews_decided" CHECK (("text_reviews"."decision" is null) = ("text_reviews"."decided_at" is null)),
	CONSTRAINT "text_reviews_actor" CHECK (("text_reviews"."user_id" is null) = ("text_reviews"."collaborator_id" is null))
);
--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "stop" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "stop_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "stop_words" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "start_words" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "stop_confirmation" text DEFAULT 'provider' NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "withheld_callers" text DEFAULT 'connect' NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "outbound_busy_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "withheld_callers" text DEFAULT 'inherit' NOT NULL;--> statement-breakpoint
ALTER TABLE "opt_out_logs" ADD COLUMN "confirmation" text;--> statement-breakpoint
ALTER TABLE "text_messages" ADD COLUMN "handed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "text_messages" ADD COLUMN "unstopped_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "text_messages" ADD COLUMN "confirms_text_id" bigint;--> statement-breakpoint
ALTER TABLE "text_reviews" ADD CONSTRAINT "text_reviews_contact" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_reviews" ADD CONSTRAINT "text_reviews_text_message" FOREIGN KEY ("company_id","contact_id","text_message_id") REFERENCES "public"."text_messages"("company_id","contact_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_reviews" ADD CONSTRAINT "text_reviews_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_reviews" ADD CONSTRAINT "text_reviews_access_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "text_reviews_open" ON "text_reviews" USING btree ("company_id","due_at","id") WHERE "text_reviews"."decision" is null;--> statement-breakpoint
CREATE INDEX "text_reviews_decided_by_time" ON "text_reviews" USING btree ("company_id","decided_at","id") WHERE "text_reviews"."decision" is not null;--> statement-breakpoint
CREATE INDEX "text_reviews_by_contact" ON "text_reviews" USING btree ("company_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "calls_in_flight" ON "calls" USING btree ("company_id","contact_id") WHERE "calls"."direction" = 'outbound' and "calls"."status" in ('requested', 'queued', 'ringing', 'in-progress');--> statement-breakpoint
CREATE UNIQUE INDEX "text_messages_confirm" ON "text_messages" USING btree ("company_id","confirms_text_id") WHERE "text_messages"."confirms_text_id" is not null;--> statement-breakpoint
CREATE INDEX "text_messages_in_flight" ON "text_messages" USING btree ("company_id","contact_id") WHERE "text_messages"."direction" = 'outbound' and "text_messages"."status" in ('requested', 'queued');--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_stop" CHECK (("calls"."stop" is null) = ("calls"."stop_asked_at" is null));--> statement-breakpoint
-- As for the other tables of companies: a plan is made for any company, not for the largest (0004).
ALTER TABLE text_reviews ALTER COLUMN company_id SET STATISTICS 0;--> statement-breakpoint
-- What waits for its provider's answer has been handed over, as far as anybody can say.
UPDATE text_messages SET handed_at = created_at WHERE status = 'requested';
