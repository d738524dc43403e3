-- Blocks come from calls, leads and schedule actions now: what log rows name must be of their company (see migration 0007), and
-- a call or lead that a row names must be one of its contact.
CREATE OR REPLACE FUNCTION check_log_references() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = auto AS $$
DECLARE
  wrong text;
BEGIN
  SELECT CASE
      WHEN named.collaborator_id IS NOT NULL AND NOT EXISTS (SELECT FROM collaborators AS one
        WHERE one.company_id = named.company_id AND one.id = named.collaborator_id AND one.user_id = named.user_id)
        THEN 'collaborator'
      WHEN named.access_token_id IS NOT NULL AND NOT EXISTS (SELECT FROM access_tokens AS one
        WHERE one.company_id = named.company_id AND one.id = named.access_token_id)
        THEN 'access_token'
      WHEN named.contact_import_id IS NOT NULL AND NOT EXISTS (SELECT FROM contact_imports AS one
        WHERE one.company_id = named.company_id AND one.id = named.contact_import_id AND one.status NOT IN ('uploading', 'draft'))
        THEN 'contact_import'
      WHEN named.unblock_contact_job_id IS NOT NULL AND NOT EXISTS (SELECT FROM unblock_contact_jobs AS one
        WHERE one.company_id = named.company_id AND one.id = named.unblock_contact_job_id)
        THEN 'unblock_contact_job'
      WHEN named.schedule_action_id IS NOT NULL AND NOT EXISTS (SELECT FROM schedule_actions AS one
        WHERE one.company_id = named.company_id AND one.id = named.schedule_action_id)
        THEN 'schedule_action'
    END AS problem
  INTO wrong
  FROM (SELECT DISTINCT company_id, user_id, collaborator_id, access_token_id, contact_import_id, unblock_contact_job_id,
      schedule_action_id
    FROM new_rows) AS named
  ORDER BY problem NULLS LAST
  LIMIT 1;
  IF wrong IS NULL THEN
    SELECT CASE
        WHEN named.call_id IS NOT NULL AND NOT EXISTS (SELECT FROM calls AS one
          WHERE one.company_id = named.company_id AND one.id = named.call_id AND one.contact_id = named.contact_id)
          THEN 'call'
        WHEN named.lead_id IS NOT NULL AND NOT EXISTS (SELECT FROM leads AS one
          WHERE one.company_id = named.company_id AND one.id = named.lead_id AND one.contact_id = named.contact_id)
          THEN 'lead'
      END AS problem
    INTO wrong
    FROM new_rows AS named
    WHERE named.call_id IS NOT NULL OR named.lead_id IS NOT NULL
    ORDER BY problem NULLS LAST
    LIMIT 1;
  END IF;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'a row of % names no % of its company', TG_TABLE_NAME, wrong
      USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_TABLE_NAME || '_' || wrong;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER opt_out_logs_references AFTER INSERT ON opt_out_logs REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION check_log_references();
--> statement-breakpoint
ALTER TABLE opt_out_logs ENABLE ALWAYS TRIGGER opt_out_logs_references;
--> statement-breakpoint
-- What is named is never deleted, and keeps its key; a call that a log names keeps its contact.
CREATE TRIGGER calls_named BEFORE DELETE OR TRUNCATE ON calls FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE calls ENABLE ALWAYS TRIGGER calls_named;
--> statement-breakpoint
CREATE TRIGGER leads_named BEFORE DELETE OR TRUNCATE ON leads FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE leads ENABLE ALWAYS TRIGGER leads_named;
--> statement-breakpoint
CREATE TRIGGER text_messages_named BEFORE DELETE OR TRUNCATE ON text_messages FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE text_messages ENABLE ALWAYS TRIGGER text_messages_named;
--> statement-breakpoint
CREATE TRIGGER schedule_actions_named BEFORE DELETE OR TRUNCATE ON schedule_actions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE schedule_actions ENABLE ALWAYS TRIGGER schedule_actions_named;
--> statement-breakpoint
CREATE TRIGGER calls_keep_key BEFORE UPDATE OF company_id, id, contact_id ON calls FOR EACH ROW
  WHEN ((old.company_id, old.id, old.contact_id) IS DISTINCT FROM (new.company_id, new.id, new.contact_id)) EXECUTE FUNCTION refuse_new_key();
--> statement-breakpoint
CREATE TRIGGER leads_keep_key BEFORE UPDATE OF company_id, id, contact_id ON leads FOR EACH ROW
  WHEN ((old.company_id, old.id, old.contact_id) IS DISTINCT FROM (new.company_id, new.id, new.contact_id)) EXECUTE FUNCTION refuse_new_key();
--> statement-breakpoint
CREATE TRIGGER text_messages_keep_key BEFORE UPDATE OF company_id, id, contact_id ON text_messages FOR EACH ROW
  WHEN ((old.company_id, old.id, old.contact_id) IS DISTINCT FROM (new.company_id, new.id, new.contact_id)) EXECUTE FUNCTION refuse_new_key();
--> statement-breakpoint
CREATE TRIGGER schedule_actions_keep_key BEFORE UPDATE OF company_id, id, schedule_id, kind ON schedule_actions FOR EACH ROW
  WHEN ((old.company_id, old.id, old.schedule_id, old.kind) IS DISTINCT FROM (new.company_id, new.id, new.schedule_id, new.kind)) EXECUTE FUNCTION refuse_new_key();
--> statement-breakpoint
-- See migration 0004.
ALTER TABLE calls ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE leads ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE text_messages ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE schedule_runs ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE schedule_run_steps ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE daily_counts ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
-- The days before this one, for the chart.
INSERT INTO daily_counts (company_id, day, kind, detail, delta)
SELECT log.company_id, (log.created_at AT TIME ZONE companies.time_zone)::date, log.action::text, log.source::text, count(*)
FROM block_logs AS log JOIN companies ON companies.id = log.company_id
GROUP BY 1, 2, 3, 4;
