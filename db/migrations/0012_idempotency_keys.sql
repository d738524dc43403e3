CREATE TABLE "idempotency_keys" (
	"company_id" bigint NOT NULL,
	"access_token_id" bigint NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"status" integer NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_company_id_access_token_id_key_pk" PRIMARY KEY("company_id","access_token_id","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE idempotency_keys ALTER COLUMN company_id SET STATISTICS 0;
