CREATE EXTENSION IF NOT EXISTS btree_gin;--> statement-breakpoint
DROP INDEX "contacts_by_last_digits";--> statement-breakpoint
DROP INDEX "contacts_by_name";--> statement-breakpoint
CREATE INDEX "block_logs_by_token" ON "block_logs" USING btree ("company_id","access_token_id","created_at","id") WHERE "block_logs"."access_token_id" is not null;--> statement-breakpoint
CREATE INDEX "block_logs_unblocks" ON "block_logs" USING btree ("company_id","created_at","id") WHERE "block_logs"."action" = 'unblock';--> statement-breakpoint
CREATE INDEX "contacts_blocked_by_number" ON "contacts" USING btree ("company_id","number") WHERE "contacts"."blocked";--> statement-breakpoint
CREATE INDEX "contacts_blocked_by_last_digits" ON "contacts" USING btree ("company_id",reverse("number") collate "C") WHERE "contacts"."blocked";--> statement-breakpoint
CREATE INDEX "contacts_blocked_by_name" ON "contacts" USING gin ("company_id","name" gin_trgm_ops) WHERE "contacts"."blocked" and "contacts"."name" is not null;