ALTER TABLE "access_tokens" ADD COLUMN "kind" text DEFAULT 'keys' NOT NULL;--> statement-breakpoint
ALTER TABLE "access_tokens" ADD COLUMN "allowed_networks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "access_tokens" ADD COLUMN "last_refused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "access_tokens" ADD COLUMN "last_refused_ip" "inet";--> statement-breakpoint
ALTER TABLE "access_tokens" ADD COLUMN "rate_limit" integer;--> statement-breakpoint
CREATE INDEX "text_messages_by_lead" ON "text_messages" USING btree ("company_id","lead_id","created_at","id") WHERE "text_messages"."lead_id" is not null;--> statement-breakpoint
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_rate" CHECK ("access_tokens"."rate_limit" > 0);--> statement-breakpoint
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_check_only" CHECK ("access_tokens"."kind" = 'keys' or "access_tokens"."kind" = 'check' and "access_tokens"."areas" = '{}' and "access_tokens"."actions" = '{Contact:check}');