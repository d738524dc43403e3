CREATE TABLE "refusal_counts" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"number" text collate "C",
	"hour" timestamp (3) with time zone NOT NULL,
	"access_token_id" bigint NOT NULL,
	"action" text NOT NULL,
	"reason" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "refusal_counts_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "refusal_counts_key" UNIQUE NULLS NOT DISTINCT("company_id","number","hour","access_token_id","action","reason")
);
--> statement-breakpoint
ALTER TABLE "refusal_counts" ADD CONSTRAINT "refusal_counts_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refusal_counts" ADD CONSTRAINT "refusal_counts_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refusal_counts_hour" ON "refusal_counts" USING btree ("company_id","hour");--> statement-breakpoint
ALTER TABLE refusal_counts ALTER COLUMN company_id SET STATISTICS 0;
