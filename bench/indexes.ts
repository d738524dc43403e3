import postgres from "postgres";
import { migrateDatabase } from "@/db/migrate";
import { type Names, uploadSteps } from "./floor";
import { median } from "./measuring";
import { type NumbersFile, writeNumbers } from "./numbers";
import { inSession } from "./session";
import type { BenchStack } from "./stack";
import { NEEDED_BY, type SchemaPart, schemaPartsOf, strangers } from "./structure";
import { type ResultRow, inSeconds } from "./table";

const WHOLE_RUNS = 3;
const TEMPLATE = "bench_template";
const TRIED = "bench_tried";

/**
 * Measures what each index, constraint and trigger costs the floor of an upload: its time with all of them less its
 * time without this one, each in an empty database of its own. Throws when `NEEDED_BY` gives no need for one of them.
 */
export async function indexes(stack: BenchStack): Promise<ResultRow[]> {
  const file = await writeNumbers(stack.folder, stack.rows);
  const { names, parts } = await makeTemplate(stack);
  const unknown = strangers(parts);
  if (unknown.length > 0) throw new Error(unknown.join("; "));
  const tried = parts.filter(({ kind }) => kind !== "key");
  const taken: number[] = [];
  const without = new Map<SchemaPart, number[]>(tried.map((part) => [part, []]));
  for (let run = 0; run < stack.runs; run++) {
    for (const [n, part] of tried.entries()) {
      if (n % Math.ceil(tried.length / WHOLE_RUNS) === 0) taken.push(await floorWithout(stack, file, names));
      without.get(part)?.push(await floorWithout(stack, file, names, part));
    }
  }
  await stack.sql.unsafe(`drop database ${TEMPLATE}`);
  const whole = median(taken);
  return [
    {
      name: `floor of an upload, ${file.rows.toLocaleString("en")} numbers`,
      ours: "",
      floor: inSeconds(whole),
    },
    ...tried.map((part) => shareOf(part, whole, median(without.get(part) ?? []))),
  ];
}

function shareOf({ name, kind }: SchemaPart, whole: number, without: number): ResultRow {
  const share = whole - without;
  const percent = `${((100 * share) / whole).toFixed(0)} %`;
  return { name: `  ${kind} ${name}`, ours: inSeconds(share), floor: percent, note: NEEDED_BY[name] };
}

async function floorWithout(
  stack: BenchStack,
  file: NumbersFile,
  names: Names,
  part?: SchemaPart,
): Promise<number> {
  await stack.sql.unsafe(`create database ${TRIED} template ${TEMPLATE}`);
  const url = urlOf(stack, TRIED);
  if (part) await inSession(url, [dropped(part)]);
  await stack.sql`checkpoint`;
  const took = await inSession(url, uploadSteps(names, file));
  await stack.sql.unsafe(`drop database ${TRIED}`);
  return took;
}

function dropped({ name, kind, table }: SchemaPart): string {
  if (kind === "index") return `drop index ${name}`;
  return `alter table ${table} ${kind === "trigger" ? `disable trigger ${name}` : `drop constraint ${name}`}`;
}

/** Makes a migrated database that holds one company and nothing else. */
async function makeTemplate(stack: BenchStack): Promise<{ names: Names; parts: SchemaPart[] }> {
  await stack.sql.unsafe(`create database ${TEMPLATE}`);
  await migrateDatabase(urlOf(stack, TEMPLATE));
  const sql = postgres(urlOf(stack, TEMPLATE), { max: 1, onnotice: () => {} });
  try {
    const [names] = await sql<Names[]>`
      with company as (insert into companies (name) values ('floor') returning id),
      person as (insert into users (email) values ('floor@example.com') returning id),
      member as (
        insert into collaborators (company_id, user_id, owner, accepted_at)
        select company.id, person.id, true, now() from company, person returning company_id, user_id, id),
      upload as (
        insert into contact_imports (company_id, name, status, default_country)
        select company.id, 'floor', 'stopped', 'US' from company returning id)
      select company_id::int as "companyId", user_id::int as "userId", member.id::int as "collaboratorId",
        upload.id::int as "importId" from member, upload`;
    if (!names) throw new Error("nothing was inserted");
    return { names, parts: await schemaPartsOf(sql) };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function urlOf({ databaseUrl }: BenchStack, database: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${database}`;
  return url.href;
}
