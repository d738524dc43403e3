ALTER TABLE "block_logs" DROP CONSTRAINT "block_logs_collaborator";
--> statement-breakpoint
ALTER TABLE "block_logs" DROP CONSTRAINT "block_logs_access_token";
--> statement-breakpoint
ALTER TABLE "block_logs" DROP CONSTRAINT "block_logs_contact_import";
--> statement-breakpoint
ALTER TABLE "block_logs" DROP CONSTRAINT "block_logs_unblock_contact_job";
--> statement-breakpoint
ALTER TABLE "repeated_blocks" DROP CONSTRAINT "repeated_blocks_collaborator";
--> statement-breakpoint
ALTER TABLE "repeated_blocks" DROP CONSTRAINT "repeated_blocks_access_token";
--> statement-breakpoint
ALTER TABLE "repeated_blocks" DROP CONSTRAINT "repeated_blocks_contact_import";

--> statement-breakpoint
-- What log rows name must be of their company. A foreign key asks for each row; a statement of thousands of rows names one
-- person and one file, so here it is asked for each statement. What is named is never deleted, see below, so it stays true.
CREATE FUNCTION check_log_references() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = auto AS $$
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
    END AS problem
  INTO wrong
  FROM (SELECT DISTINCT company_id, user_id, collaborator_id, access_token_id, contact_import_id, unblock_contact_job_id
    FROM new_rows) AS named
  ORDER BY problem NULLS LAST
  LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'a row of % names no % of its company', TG_TABLE_NAME, wrong
      USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_TABLE_NAME || '_' || wrong;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER block_logs_references AFTER INSERT ON block_logs REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION check_log_references();
--> statement-breakpoint
ALTER TABLE block_logs ENABLE ALWAYS TRIGGER block_logs_references;
--> statement-breakpoint
CREATE TRIGGER repeated_blocks_references AFTER INSERT ON repeated_blocks REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION check_log_references();
--> statement-breakpoint
ALTER TABLE repeated_blocks ENABLE ALWAYS TRIGGER repeated_blocks_references;
--> statement-breakpoint
CREATE TRIGGER collaborators_named BEFORE DELETE OR TRUNCATE ON collaborators FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE collaborators ENABLE ALWAYS TRIGGER collaborators_named;
--> statement-breakpoint
CREATE TRIGGER access_tokens_named BEFORE DELETE OR TRUNCATE ON access_tokens FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE access_tokens ENABLE ALWAYS TRIGGER access_tokens_named;
--> statement-breakpoint
CREATE TRIGGER unblock_contact_jobs_named BEFORE DELETE OR TRUNCATE ON unblock_contact_jobs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE unblock_contact_jobs ENABLE ALWAYS TRIGGER unblock_contact_jobs_named;
--> statement-breakpoint
-- Drafts and broken uploads are named by no row, and vanish; an upload that has run never becomes one again.
CREATE TRIGGER contact_imports_named BEFORE DELETE ON contact_imports FOR EACH ROW
  WHEN (old.status NOT IN ('uploading', 'draft')) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE contact_imports ENABLE ALWAYS TRIGGER contact_imports_named;
--> statement-breakpoint
CREATE TRIGGER contact_imports_kept BEFORE TRUNCATE ON contact_imports FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE contact_imports ENABLE ALWAYS TRIGGER contact_imports_kept;
--> statement-breakpoint
-- The keys of what is named do not change either.
CREATE FUNCTION refuse_new_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% keeps its company and id', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER collaborators_keep_key BEFORE UPDATE OF company_id, id, user_id ON collaborators FOR EACH ROW
  WHEN ((old.company_id, old.id, old.user_id) IS DISTINCT FROM (new.company_id, new.id, new.user_id)) EXECUTE FUNCTION refuse_new_key();
--> statement-breakpoint
CREATE TRIGGER access_tokens_keep_key BEFORE UPDATE OF company_id, id ON access_tokens FOR EACH ROW
  WHEN ((old.company_id, old.id) IS DISTINCT FROM (new.company_id, new.id)) EXECUTE FUNCTION refuse_new_key();
--> statement-breakpoint
CREATE TRIGGER contact_imports_keep_key BEFORE UPDATE OF company_id, id ON contact_imports FOR EACH ROW
  WHEN ((old.company_id, old.id) IS DISTINCT FROM (new.company_id, new.id)) EXECUTE FUNCTION refuse_new_key();
--> statement-breakpoint
CREATE TRIGGER unblock_contact_jobs_keep_key BEFORE UPDATE OF company_id, id ON unblock_contact_jobs FOR EACH ROW
  WHEN ((old.company_id, old.id) IS DISTINCT FROM (new.company_id, new.id)) EXECUTE FUNCTION refuse_new_key();
