CREATE TYPE "public"."call_status" AS ENUM('requested', 'queued', 'ringing', 'in-progress', 'completed', 'busy', 'no-answer', 'failed', 'canceled', 'blocked', 'opt-out', 'unavailable', 'no-offer', 'no-buyer', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."direction" AS ENUM('inbound', 'outbound');--> statement-breakpoint
CREATE TYPE "public"."text_status" AS ENUM('requested', 'queued', 'sent', 'delivered', 'undelivered', 'failed', 'received', 'blocked', 'opt-out', 'unavailable', 'unknown');--> statement-breakpoint
CREATE TABLE "calls" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"uuid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"direction" "direction" NOT NULL,
	"status" "call_status" NOT NULL,
	"contact_id" bigint,
	"caller_id" text collate "C",
	"caller_text" text,
	"our_number" text collate "C",
	"offer_id" bigint,
	"buyer_id" bigint,
	"lead_id" bigint,
	"schedule_id" bigint,
	"schedule_run_id" bigint,
	"run_position" integer,
	"refusal_reason" text,
	"error_message" text,
	"disposition" text,
	"provider" text NOT NULL,
	"provider_call_id" text,
	"duration_seconds" integer,
	"user_id" bigint,
	"collaborator_id" bigint,
	"access_token_id" bigint,
	"request_ip" "inet",
	"answered_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calls_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "calls_uuid" UNIQUE("company_id","uuid"),
	CONSTRAINT "calls_provider_call" UNIQUE("company_id","provider_call_id"),
	CONSTRAINT "calls_of_run" UNIQUE("company_id","schedule_run_id","run_position"),
	CONSTRAINT "calls_number" CHECK (("calls"."contact_id" is null) = ("calls"."caller_id" is null)),
	CONSTRAINT "calls_actor" CHECK (("calls"."user_id" is null) = ("calls"."collaborator_id" is null)),
	CONSTRAINT "calls_refused" CHECK (("calls"."refusal_reason" is not null) = ("calls"."status" in ('blocked', 'opt-out', 'unavailable')))
);
--> statement-breakpoint
CREATE TABLE "daily_counts" (
	"company_id" bigint NOT NULL,
	"day" date NOT NULL,
	"id" bigserial NOT NULL,
	"kind" text NOT NULL,
	"detail" text NOT NULL,
	"delta" integer NOT NULL,
	CONSTRAINT "daily_counts_company_id_day_id_pk" PRIMARY KEY("company_id","day","id")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"uuid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"contact_id" bigint NOT NULL,
	"caller_id" text collate "C" NOT NULL,
	"first_name" text,
	"last_name" text,
	"email" text,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"external_record_id" text,
	"offer_id" bigint,
	"schedule_id" bigint,
	"disposition" text,
	"user_id" bigint,
	"collaborator_id" bigint,
	"access_token_id" bigint,
	"remote_ip" "inet",
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "leads_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "leads_uuid" UNIQUE("company_id","uuid")
);
--> statement-breakpoint
CREATE TABLE "buyers" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"offer_id" bigint NOT NULL,
	"name" text NOT NULL,
	"number" text collate "C" NOT NULL,
	"priority" integer DEFAULT 1 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "buyers_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "offer_numbers" (
	"company_id" bigint NOT NULL,
	"number" text collate "C" NOT NULL,
	"offer_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "offer_numbers_company_id_number_pk" PRIMARY KEY("company_id","number")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"name" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"lead_token" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "offers_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "offers_lead_token" UNIQUE("lead_token")
);
--> statement-breakpoint
CREATE TABLE "provider_configurations" (
	"company_id" bigint PRIMARY KEY NOT NULL,
	"provider" text DEFAULT 'sandbox' NOT NULL,
	"account_sid" text,
	"auth_token_sealed" text,
	"hook_token" text NOT NULL,
	"texts_fetched_to" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provider_configurations_hook_token" UNIQUE("hook_token"),
	CONSTRAINT "provider_configurations_keys" CHECK ("provider_configurations"."provider" = 'sandbox' or ("provider_configurations"."provider" = 'twilio' and "provider_configurations"."account_sid" is not null and "provider_configurations"."auth_token_sealed" is not null))
);
--> statement-breakpoint
CREATE TABLE "webhook_refusals" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"day" text NOT NULL,
	"request_ip" "inet" NOT NULL,
	"problem" text NOT NULL,
	"url" text NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_refusals_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "webhook_refusals_once" UNIQUE("company_id","day","request_ip","problem")
);
--> statement-breakpoint
CREATE TABLE "schedule_actions" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"schedule_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"manual" boolean DEFAULT false NOT NULL,
	"reason" text,
	"note" text,
	"message" text,
	"wait_seconds" integer,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schedule_actions_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "schedule_actions_whole" CHECK (case "schedule_actions"."kind" when 'send_sms' then "schedule_actions"."message" is not null when 'wait' then "schedule_actions"."wait_seconds" > 0 else true end)
);
--> statement-breakpoint
CREATE TABLE "schedule_run_steps" (
	"company_id" bigint NOT NULL,
	"schedule_run_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"schedule_action_id" bigint NOT NULL,
	"result" text NOT NULL,
	"words" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schedule_run_steps_company_id_schedule_run_id_position_pk" PRIMARY KEY("company_id","schedule_run_id","position")
);
--> statement-breakpoint
CREATE TABLE "schedule_runs" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"schedule_id" bigint NOT NULL,
	"fired_by" text NOT NULL,
	"contact_id" bigint NOT NULL,
	"call_id" bigint,
	"lead_id" bigint,
	"text_message_id" bigint,
	"manual" boolean DEFAULT false NOT NULL,
	"action_ids" bigint[] NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"error_message" text,
	"resume_at" timestamp (3) with time zone,
	"user_id" bigint,
	"collaborator_id" bigint,
	"request_ip" "inet",
	"permissions" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "schedule_runs_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "schedule_runs_once" UNIQUE("company_id","schedule_id","fired_by"),
	CONSTRAINT "schedule_runs_manual" CHECK ("schedule_runs"."manual" = ("schedule_runs"."collaborator_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"name" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"number" text collate "C",
	"offer_id" bigint,
	"lead_token" text NOT NULL,
	"trigger" text DEFAULT 'manual' NOT NULL,
	"trigger_statuses" text[] DEFAULT '{}' NOT NULL,
	"trigger_count" integer,
	"trigger_disposition" text,
	"trigger_keyword" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schedules_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "schedules_lead_token" UNIQUE("lead_token"),
	CONSTRAINT "schedules_trigger" CHECK (case "schedules"."trigger" when 'no_answer' then "schedules"."trigger_count" > 0 when 'disposition' then "schedules"."trigger_disposition" is not null
          when 'text_keyword' then "schedules"."trigger_keyword" is not null else true end)
);
--> statement-breakpoint
CREATE TABLE "text_messages" (
	"company_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"uuid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"direction" "direction" NOT NULL,
	"status" text_status NOT NULL,
	"contact_id" bigint,
	"caller_id" text collate "C",
	"caller_text" text,
	"our_number" text collate "C",
	"message" text NOT NULL,
	"keyword" text,
	"lead_id" bigint,
	"schedule_id" bigint,
	"schedule_run_id" bigint,
	"run_position" integer,
	"refusal_reason" text,
	"error_code" text,
	"error_message" text,
	"provider" text NOT NULL,
	"provider_message_id" text,
	"user_id" bigint,
	"collaborator_id" bigint,
	"access_token_id" bigint,
	"request_ip" "inet",
	"sent_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "text_messages_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "text_messages_uuid" UNIQUE("company_id","uuid"),
	CONSTRAINT "text_messages_provider_message" UNIQUE("company_id","provider_message_id"),
	CONSTRAINT "text_messages_of_run" UNIQUE("company_id","schedule_run_id","run_position"),
	CONSTRAINT "text_messages_number" CHECK (("text_messages"."contact_id" is null) = ("text_messages"."caller_id" is null)),
	CONSTRAINT "text_messages_actor" CHECK (("text_messages"."user_id" is null) = ("text_messages"."collaborator_id" is null)),
	CONSTRAINT "text_messages_refused" CHECK (("text_messages"."refusal_reason" is not null) = ("text_messages"."status" in ('blocked', 'opt-out', 'unavailable')))
);
--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "dispositions" text[] DEFAULT '{Interested,"Not interested","Call back","Wrong number","Do not call"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "no_answer_streak" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "opt_out_logs" ADD COLUMN "text_message_id" bigint;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_contact" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_offer" FOREIGN KEY ("company_id","offer_id") REFERENCES "public"."offers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_buyer" FOREIGN KEY ("company_id","buyer_id") REFERENCES "public"."buyers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_lead" FOREIGN KEY ("company_id","lead_id") REFERENCES "public"."leads"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_schedule" FOREIGN KEY ("company_id","schedule_id") REFERENCES "public"."schedules"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_run" FOREIGN KEY ("company_id","schedule_run_id") REFERENCES "public"."schedule_runs"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_access_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_counts" ADD CONSTRAINT "daily_counts_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_contact" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_offer" FOREIGN KEY ("company_id","offer_id") REFERENCES "public"."offers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_schedule" FOREIGN KEY ("company_id","schedule_id") REFERENCES "public"."schedules"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_access_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "buyers" ADD CONSTRAINT "buyers_offer" FOREIGN KEY ("company_id","offer_id") REFERENCES "public"."offers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_numbers" ADD CONSTRAINT "offer_numbers_offer" FOREIGN KEY ("company_id","offer_id") REFERENCES "public"."offers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_configurations" ADD CONSTRAINT "provider_configurations_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_refusals" ADD CONSTRAINT "webhook_refusals_configuration" FOREIGN KEY ("company_id") REFERENCES "public"."provider_configurations"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_actions" ADD CONSTRAINT "schedule_actions_schedule" FOREIGN KEY ("company_id","schedule_id") REFERENCES "public"."schedules"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_run_steps" ADD CONSTRAINT "schedule_run_steps_run" FOREIGN KEY ("company_id","schedule_run_id") REFERENCES "public"."schedule_runs"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_run_steps" ADD CONSTRAINT "schedule_run_steps_action" FOREIGN KEY ("company_id","schedule_action_id") REFERENCES "public"."schedule_actions"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_schedule" FOREIGN KEY ("company_id","schedule_id") REFERENCES "public"."schedules"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_contact" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_call" FOREIGN KEY ("company_id","call_id") REFERENCES "public"."calls"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_lead" FOREIGN KEY ("company_id","lead_id") REFERENCES "public"."leads"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_text_message" FOREIGN KEY ("company_id","text_message_id") REFERENCES "public"."text_messages"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_offer" FOREIGN KEY ("company_id","offer_id") REFERENCES "public"."offers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_contact" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_lead" FOREIGN KEY ("company_id","lead_id") REFERENCES "public"."leads"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_schedule" FOREIGN KEY ("company_id","schedule_id") REFERENCES "public"."schedules"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_run" FOREIGN KEY ("company_id","schedule_run_id") REFERENCES "public"."schedule_runs"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_access_token" FOREIGN KEY ("company_id","access_token_id") REFERENCES "public"."access_tokens"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calls_by_time" ON "calls" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "calls_by_status" ON "calls" USING btree ("company_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "calls_by_contact" ON "calls" USING btree ("company_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "calls_by_number" ON "calls" USING btree ("company_id","caller_id","created_at","id");--> statement-breakpoint
CREATE INDEX "calls_by_last_digits" ON "calls" USING btree ("company_id",reverse("caller_id") collate "C");--> statement-breakpoint
CREATE INDEX "calls_by_lead" ON "calls" USING btree ("company_id","lead_id","id") WHERE "calls"."lead_id" is not null;--> statement-breakpoint
CREATE INDEX "calls_unsettled" ON "calls" USING btree ("created_at") WHERE "calls"."status" = 'requested';--> statement-breakpoint
CREATE INDEX "leads_by_time" ON "leads" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_by_contact" ON "leads" USING btree ("company_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "leads_by_number" ON "leads" USING btree ("company_id","caller_id","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_by_last_digits" ON "leads" USING btree ("company_id",reverse("caller_id") collate "C");--> statement-breakpoint
CREATE INDEX "buyers_by_offer" ON "buyers" USING btree ("company_id","offer_id","priority","id");--> statement-breakpoint
CREATE INDEX "offer_numbers_by_offer" ON "offer_numbers" USING btree ("company_id","offer_id");--> statement-breakpoint
CREATE INDEX "schedule_actions_by_schedule" ON "schedule_actions" USING btree ("company_id","schedule_id","position","id");--> statement-breakpoint
CREATE INDEX "schedule_runs_by_schedule" ON "schedule_runs" USING btree ("company_id","schedule_id","id");--> statement-breakpoint
CREATE INDEX "schedule_runs_by_contact" ON "schedule_runs" USING btree ("company_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "schedule_runs_by_call" ON "schedule_runs" USING btree ("company_id","call_id","id") WHERE "schedule_runs"."call_id" is not null;--> statement-breakpoint
CREATE INDEX "schedule_runs_by_lead" ON "schedule_runs" USING btree ("company_id","lead_id","id") WHERE "schedule_runs"."lead_id" is not null;--> statement-breakpoint
CREATE INDEX "schedules_by_trigger" ON "schedules" USING btree ("company_id","trigger") WHERE "schedules"."active";--> statement-breakpoint
CREATE INDEX "text_messages_by_time" ON "text_messages" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "text_messages_by_status" ON "text_messages" USING btree ("company_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "text_messages_by_contact" ON "text_messages" USING btree ("company_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "text_messages_by_number" ON "text_messages" USING btree ("company_id","caller_id","created_at","id");--> statement-breakpoint
CREATE INDEX "text_messages_by_last_digits" ON "text_messages" USING btree ("company_id",reverse("caller_id") collate "C");--> statement-breakpoint
CREATE INDEX "text_messages_unsettled" ON "text_messages" USING btree ("created_at") WHERE "text_messages"."status" = 'requested';--> statement-breakpoint
ALTER TABLE "opt_out_logs" ADD CONSTRAINT "opt_out_logs_text_message" FOREIGN KEY ("company_id","text_message_id") REFERENCES "public"."text_messages"("company_id","id") ON DELETE no action ON UPDATE no action;