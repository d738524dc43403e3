ALTER TABLE "repeated_blocks" DROP CONSTRAINT "repeated_blocks_block_log";
--> statement-breakpoint
DROP INDEX "repeated_blocks_by_contact";--> statement-breakpoint
ALTER TABLE "repeated_blocks" DROP CONSTRAINT "repeated_blocks_company_id_id_pk";--> statement-breakpoint
ALTER TABLE "repeated_blocks" ADD CONSTRAINT "repeated_blocks_company_id_contact_id_id_pk" PRIMARY KEY("company_id","contact_id","id");
--> statement-breakpoint
-- A repeated block stands beside a log row of the same contact. Log rows are never changed or deleted, so it is enough to ask
-- when it is written; for the statement as a whole, since a foreign key would lock, and write to, the log row of each of a
-- million numbers. Each is looked up by itself (decision 7).
CREATE FUNCTION check_repeated_log() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = auto AS $$
BEGIN
  IF EXISTS (SELECT FROM new_rows WHERE (
      SELECT true FROM block_logs AS log
      WHERE log.company_id = new_rows.company_id AND log.contact_id = new_rows.contact_id AND log.id = new_rows.block_log_id
      LIMIT 1) IS NULL) THEN
    RAISE EXCEPTION 'a repeated block names no log row of its contact'
      USING ERRCODE = 'foreign_key_violation', TABLE = 'repeated_blocks', CONSTRAINT = 'repeated_blocks_block_log';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER repeated_blocks_block_log AFTER INSERT ON repeated_blocks REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION check_repeated_log();
--> statement-breakpoint
ALTER TABLE repeated_blocks ENABLE ALWAYS TRIGGER repeated_blocks_block_log;
--> statement-breakpoint
-- An upload that was started can be named by log rows: it never becomes a draft again, which could be deleted.
CREATE TRIGGER contact_imports_started BEFORE UPDATE OF status ON contact_imports FOR EACH ROW
  WHEN (old.status NOT IN ('uploading', 'draft') AND new.status IN ('uploading', 'draft')) EXECUTE FUNCTION refuse_change();
