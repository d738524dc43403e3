-- What a call, text, run or log row names of a contact is that contact's own, by foreign keys that hold the contact too.
ALTER TABLE "calls" DROP CONSTRAINT "calls_lead";
--> statement-breakpoint
ALTER TABLE "calls" DROP CONSTRAINT "calls_run";
--> statement-breakpoint
ALTER TABLE "opt_out_logs" DROP CONSTRAINT "opt_out_logs_text_message";
--> statement-breakpoint
ALTER TABLE "schedule_runs" DROP CONSTRAINT "schedule_runs_call";
--> statement-breakpoint
ALTER TABLE "schedule_runs" DROP CONSTRAINT "schedule_runs_lead";
--> statement-breakpoint
ALTER TABLE "schedule_runs" DROP CONSTRAINT "schedule_runs_text_message";
--> statement-breakpoint
ALTER TABLE "text_messages" DROP CONSTRAINT "text_messages_lead";
--> statement-breakpoint
ALTER TABLE "text_messages" DROP CONSTRAINT "text_messages_run";
--> statement-breakpoint
DROP INDEX "calls_by_contact";
--> statement-breakpoint
DROP INDEX "leads_by_contact";
--> statement-breakpoint
DROP INDEX "schedule_runs_by_contact";
--> statement-breakpoint
DROP INDEX "text_messages_by_contact";
--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_by_contact" UNIQUE("company_id","contact_id","id");
--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_by_contact" UNIQUE("company_id","contact_id","id");
--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_by_contact" UNIQUE("company_id","contact_id","id");
--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_by_contact" UNIQUE("company_id","contact_id","id");
--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_lead" FOREIGN KEY ("company_id","contact_id","lead_id") REFERENCES "public"."leads"("company_id","contact_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_run" FOREIGN KEY ("company_id","contact_id","schedule_run_id") REFERENCES "public"."schedule_runs"("company_id","contact_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "opt_out_logs" ADD CONSTRAINT "opt_out_logs_text_message" FOREIGN KEY ("company_id","contact_id","text_message_id") REFERENCES "public"."text_messages"("company_id","contact_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_call" FOREIGN KEY ("company_id","contact_id","call_id") REFERENCES "public"."calls"("company_id","contact_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_lead" FOREIGN KEY ("company_id","contact_id","lead_id") REFERENCES "public"."leads"("company_id","contact_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_text_message" FOREIGN KEY ("company_id","contact_id","text_message_id") REFERENCES "public"."text_messages"("company_id","contact_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_lead" FOREIGN KEY ("company_id","contact_id","lead_id") REFERENCES "public"."leads"("company_id","contact_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_run" FOREIGN KEY ("company_id","contact_id","schedule_run_id") REFERENCES "public"."schedule_runs"("company_id","contact_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "leads_by_offer" ON "leads" USING btree ("company_id","offer_id","created_at","id") WHERE "leads"."offer_id" is not null;
--> statement-breakpoint
CREATE INDEX "leads_by_schedule" ON "leads" USING btree ("company_id","schedule_id","created_at","id") WHERE "leads"."schedule_id" is not null;
--> statement-breakpoint
CREATE INDEX "leads_by_disposition" ON "leads" USING btree ("company_id","disposition","created_at","id") WHERE "leads"."disposition" is not null;
--> statement-breakpoint
CREATE INDEX "schedule_runs_open" ON "schedule_runs" USING btree ("company_id","schedule_id","id") WHERE "schedule_runs"."ended_at" is null;
--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_of_contact" CHECK ("calls"."contact_id" is not null or "calls"."lead_id" is null and "calls"."schedule_run_id" is null);
--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_of_contact" CHECK ("text_messages"."contact_id" is not null or "text_messages"."lead_id" is null and "text_messages"."schedule_run_id" is null);
--> statement-breakpoint
-- They keep their number too: it is the contact's.
DROP TRIGGER calls_keep_key ON calls;
--> statement-breakpoint
CREATE TRIGGER calls_keep_key BEFORE UPDATE OF company_id, id, contact_id, caller_id ON calls FOR EACH ROW
  WHEN ((old.company_id, old.id, old.contact_id, old.caller_id) IS DISTINCT FROM (new.company_id, new.id, new.contact_id, new.caller_id)) EXECUTE FUNCTION refuse_new_key();
--> statement-breakpoint
DROP TRIGGER leads_keep_key ON leads;
--> statement-breakpoint
CREATE TRIGGER leads_keep_key BEFORE UPDATE OF company_id, id, contact_id, caller_id ON leads FOR EACH ROW
  WHEN ((old.company_id, old.id, old.contact_id, old.caller_id) IS DISTINCT FROM (new.company_id, new.id, new.contact_id, new.caller_id)) EXECUTE FUNCTION refuse_new_key();
--> statement-breakpoint
DROP TRIGGER text_messages_keep_key ON text_messages;
--> statement-breakpoint
CREATE TRIGGER text_messages_keep_key BEFORE UPDATE OF company_id, id, contact_id, caller_id ON text_messages FOR EACH ROW
  WHEN ((old.company_id, old.id, old.contact_id, old.caller_id) IS DISTINCT FROM (new.company_id, new.id, new.contact_id, new.caller_id)) EXECUTE FUNCTION refuse_new_key();
--> statement-breakpoint
-- See migration 0001: also in a session that sets session_replication_role.
ALTER TABLE calls ENABLE ALWAYS TRIGGER calls_keep_key;
--> statement-breakpoint
ALTER TABLE leads ENABLE ALWAYS TRIGGER leads_keep_key;
--> statement-breakpoint
ALTER TABLE text_messages ENABLE ALWAYS TRIGGER text_messages_keep_key;
--> statement-breakpoint
ALTER TABLE schedule_actions ENABLE ALWAYS TRIGGER schedule_actions_keep_key;
--> statement-breakpoint
ALTER TABLE collaborators ENABLE ALWAYS TRIGGER collaborators_keep_key;
--> statement-breakpoint
ALTER TABLE access_tokens ENABLE ALWAYS TRIGGER access_tokens_keep_key;
--> statement-breakpoint
ALTER TABLE contact_imports ENABLE ALWAYS TRIGGER contact_imports_keep_key;
--> statement-breakpoint
ALTER TABLE unblock_contact_jobs ENABLE ALWAYS TRIGGER unblock_contact_jobs_keep_key;
--> statement-breakpoint
ALTER TABLE contacts ENABLE ALWAYS TRIGGER contacts_keep_number;
