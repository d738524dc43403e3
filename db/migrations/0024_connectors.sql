ALTER TABLE "deliveries" ADD COLUMN "done_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "kind" text DEFAULT 'webhook' NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "feed_seq" bigint;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_kind" CHECK (("subscriptions"."kind" = 'webhook') = ("subscriptions"."feed_seq" is null));