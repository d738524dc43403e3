-- For a company that the statistics know nothing of (a new one), the planner expects no rows, takes any index that begins
-- with company_id for as good as any other, and then goes through the whole company for every single look-up. Without
-- statistics of company_id it expects a fair share of the table for everyone, and the exact index wins.
ALTER TABLE contacts ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE block_logs ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE repeated_blocks ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE opt_out_logs ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE contact_imports ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE contact_import_rejections ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE contact_import_passed ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE stored_files ALTER COLUMN company_id SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE stored_file_chunks ALTER COLUMN company_id SET STATISTICS 0;
