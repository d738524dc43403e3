import type { WholeText } from "../schema";
import { sql } from "drizzle-orm";
import type { TextMessage } from "@/db/schema/text-messages";
import type { Context } from "@/lib/context";
import { askerNames, referredTo } from "@/lib/listing/names";

type Names = Partial<Record<"name" | "email" | "schedule_name" | "token_name", string | null>> & {
  blocked?: boolean | null;
  opt_out?: boolean | null;
};

const asker = askerNames("text");

/** Adds the names of what texts refer to, in one statement with a look-up by key for each. Checks no permission. */
export async function wholeTexts({ db, companyId }: Context, texts: TextMessage[]): Promise<WholeText[]> {
  if (texts.length === 0) return [];
  const ids = texts.map(({ id }) => id);
  const rows = await db.execute<Names & { id: number }>(sql`
    select wanted.id, contact.name, contact.blocked, contact.opt_out, schedule.name as schedule_name,
      ${asker.person} as email, ${asker.token} as token_name
    from unnest(${sql.param(ids)}::bigint[]) as wanted (id)
      cross join lateral (select * from text_messages where company_id = ${companyId} and id = wanted.id limit 1) as text
      ${referredTo("text", ["contact", "schedule"])}`);
  const names = new Map(rows.map((row) => [row.id, row]));
  return texts.map((text) => ({ ...text, ...toNames(names.get(text.id) ?? {}) }));
}

const toNames = (row: Names) => ({
  name: row.name ?? null,
  blocked: row.blocked ?? false,
  optedOut: row.opt_out ?? false,
  scheduleName: row.schedule_name ?? null,
  email: row.email ?? null,
  tokenName: row.token_name ?? null,
});
