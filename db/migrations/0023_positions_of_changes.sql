CREATE TABLE "change_feeds" (
	"company_id" bigint NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"settled_id" bigint DEFAULT 0 NOT NULL,
	"seen_id" bigint DEFAULT 0 NOT NULL,
	"seen_by" "xid8",
	CONSTRAINT "change_feeds_company_id_pk" PRIMARY KEY("company_id")
);
--> statement-breakpoint
CREATE TABLE "change_segments" (
	"company_id" bigint NOT NULL,
	"last_seq" bigint NOT NULL,
	"first_seq" bigint NOT NULL,
	"log" text NOT NULL,
	"ids" "int8multirange" NOT NULL,
	"last_id" bigint NOT NULL,
	CONSTRAINT "change_segments_company_id_last_seq_pk" PRIMARY KEY("company_id","last_seq"),
	CONSTRAINT "change_segments_size" CHECK ("change_segments"."last_seq" >= "change_segments"."first_seq")
);
--> statement-breakpoint
ALTER TABLE "change_feeds" ADD CONSTRAINT "change_feeds_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_segments" ADD CONSTRAINT "change_segments_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_segments_by_id" ON "change_segments" USING btree ("company_id","last_id");--> statement-breakpoint
ALTER TABLE change_feeds ALTER COLUMN company_id SET STATISTICS 0;--> statement-breakpoint
ALTER TABLE change_segments ALTER COLUMN company_id SET STATISTICS 0;--> statement-breakpoint
-- Both logs count in one sequence from now on, so a contact's blocks and opt-outs are in one order, too.
SELECT setval('block_logs_id_seq', greatest((SELECT last_value FROM block_logs_id_seq), (SELECT last_value FROM opt_out_logs_id_seq)));--> statement-breakpoint
ALTER TABLE opt_out_logs ALTER COLUMN id SET DEFAULT nextval('block_logs_id_seq');--> statement-breakpoint
DROP SEQUENCE opt_out_logs_id_seq;--> statement-breakpoint
-- A transaction has its number before it takes an id of a log. So once all that had a number at some moment are over,
-- no row with an id that was given out before that moment is still to come (decision 0108).
CREATE FUNCTION number_before_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_current_xact_id();
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER block_logs_number_first BEFORE INSERT ON block_logs FOR EACH STATEMENT EXECUTE FUNCTION number_before_id();--> statement-breakpoint
ALTER TABLE block_logs ENABLE ALWAYS TRIGGER block_logs_number_first;--> statement-breakpoint
CREATE TRIGGER opt_out_logs_number_first BEFORE INSERT ON opt_out_logs FOR EACH STATEMENT EXECUTE FUNCTION number_before_id();--> statement-breakpoint
ALTER TABLE opt_out_logs ENABLE ALWAYS TRIGGER opt_out_logs_number_first;
