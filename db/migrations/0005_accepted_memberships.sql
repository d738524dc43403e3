ALTER TABLE "collaborators" ADD COLUMN "accepted_at" timestamp (3) with time zone;
--> statement-breakpoint
-- Who could come in keeps what he has; who never set a password was only invited.
UPDATE "collaborators" SET "accepted_at" = "collaborators"."created_at"
FROM "users" WHERE "users"."id" = "collaborators"."user_id"
  AND ("users"."password_hash" IS NOT NULL OR "users"."signed_in_at" IS NOT NULL);
--> statement-breakpoint
ALTER TABLE "password_tokens" DROP CONSTRAINT "password_tokens_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "password_tokens" ADD COLUMN "company_id" bigint;
--> statement-breakpoint
ALTER TABLE "password_tokens" ADD COLUMN "collaborator_id" bigint;
--> statement-breakpoint
ALTER TABLE "password_tokens" ADD COLUMN "by_operator" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
UPDATE "password_tokens" SET "company_id" = "collaborators"."company_id", "collaborator_id" = "collaborators"."id"
FROM "collaborators" WHERE "collaborators"."user_id" = "password_tokens"."user_id"
  AND NOT EXISTS (SELECT FROM "collaborators" "other" WHERE "other"."user_id" = "collaborators"."user_id"
    AND "other"."company_id" <> "collaborators"."company_id");
--> statement-breakpoint
-- A link does not say which of a person's several companies made it: it ends.
DELETE FROM "password_tokens" WHERE "company_id" IS NULL;
--> statement-breakpoint
ALTER TABLE "password_tokens" ALTER COLUMN "company_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "password_tokens" ALTER COLUMN "collaborator_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "password_tokens" ADD CONSTRAINT "password_tokens_collaborator" FOREIGN KEY ("company_id","collaborator_id","user_id") REFERENCES "public"."collaborators"("company_id","id","user_id") ON DELETE no action ON UPDATE no action;
