-- The logs are append-only and contacts are never deleted, whoever asks.
-- ALWAYS: also in a session that sets session_replication_role.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: it is a permanent record', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER block_logs_permanent BEFORE UPDATE OR DELETE OR TRUNCATE ON block_logs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE block_logs ENABLE ALWAYS TRIGGER block_logs_permanent;
--> statement-breakpoint
CREATE TRIGGER repeated_blocks_permanent BEFORE UPDATE OR DELETE OR TRUNCATE ON repeated_blocks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE repeated_blocks ENABLE ALWAYS TRIGGER repeated_blocks_permanent;
--> statement-breakpoint
CREATE TRIGGER opt_out_logs_permanent BEFORE UPDATE OR DELETE OR TRUNCATE ON opt_out_logs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE opt_out_logs ENABLE ALWAYS TRIGGER opt_out_logs_permanent;
--> statement-breakpoint
CREATE TRIGGER contacts_permanent BEFORE DELETE OR TRUNCATE ON contacts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE contacts ENABLE ALWAYS TRIGGER contacts_permanent;
--> statement-breakpoint
-- A contact's number and company never change: its history is the history of that number.
CREATE FUNCTION refuse_renumbering() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a contact keeps its company, id and number' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER contacts_keep_number BEFORE UPDATE OF company_id, id, number ON contacts FOR EACH ROW
  WHEN (old.company_id <> new.company_id OR old.id <> new.id OR old.number <> new.number) EXECUTE FUNCTION refuse_renumbering();
--> statement-breakpoint
-- Uploads are compressed or random-looking already; PostgreSQL's own compression would only cost time.
ALTER TABLE stored_file_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;
