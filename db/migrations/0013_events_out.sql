CREATE TABLE "deliveries" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"subscription_id" bigint NOT NULL,
	"event_id" bigint NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"tried_at" timestamp (3) with time zone,
	"answer_status" integer,
	"answer" text,
	"delivered_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deliveries_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "deliveries_delivered" CHECK (("deliveries"."state" = 'delivered') = ("deliveries"."delivered_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "events" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "events_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"event" text NOT NULL,
	"target_url" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"user_id" bigint,
	"collaborator_id" bigint,
	"access_token_id" bigint,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"paused_why" text,
	"lost_count" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscriptions_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "subscriptions_pause" CHECK (("subscriptions"."paused_at" is null) = ("subscriptions"."paused_why" is null))
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_subscription" FOREIGN KEY ("company_id","subscription_id") REFERENCES "public"."subscriptions"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_event" FOREIGN KEY ("company_id","event_id") REFERENCES "public"."events"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_access_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_waiting" ON "deliveries" USING btree ("company_id","subscription_id","id") WHERE "deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_by_time" ON "deliveries" USING btree ("company_id","subscription_id","created_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_event" ON "deliveries" USING btree ("company_id","event_id");--> statement-breakpoint
CREATE INDEX "events_by_time" ON "events" USING btree ("company_id","created_at");--> statement-breakpoint
CREATE INDEX "subscriptions_by_event" ON "subscriptions" USING btree ("company_id","event","id") WHERE "subscriptions"."archived_at" is null;--> statement-breakpoint
ALTER TABLE subscriptions ALTER COLUMN company_id SET STATISTICS 0;--> statement-breakpoint
ALTER TABLE events ALTER COLUMN company_id SET STATISTICS 0;--> statement-breakpoint
ALTER TABLE deliveries ALTER COLUMN company_id SET STATISTICS 0;
