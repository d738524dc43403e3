import type { Sql } from "postgres";
import { ask, type CrashCompany, idIn } from "./company";
import { SINGLE_NUMBERS } from "./facts";
import type { Lists } from "./lists";

/**
 * A long operation of a company: how it is asked for, the table of its record, and what it makes outside the database.
 */
export type CrashOperation = {
  name: string;
  table: "contact_imports" | "data_exports" | "unblock_contact_jobs";
  start(company: CrashCompany, lists: Lists, sql: Sql): Promise<number>;
  made?(company: CrashCompany, id: number): Promise<string[]>;
};

/** Uploads a list over the API; returns the record's id. */
export async function crashUpload(
  company: CrashCompany,
  list: string,
  query: Record<string, string>,
): Promise<number> {
  const settings = new URLSearchParams({ default_country: "US", ...query });
  const answer = await ask(company, "POST", `/contact_imports?${settings}`, { body: list, type: "text/csv" });
  return idIn(answer, "contact_import");
}

/** The settings with which a list is uploaded. */
export const UPLOAD = { name: "list.csv", reason: "dnc_request", note: "of the list" };

/** They run in this order, and each goes on from the result of the one before. */
export const crashOperations: CrashOperation[] = [
  {
    name: "upload",
    table: "contact_imports",
    start: (company, lists) => crashUpload(company, lists.upload, UPLOAD),
  },
  {
    name: "export",
    table: "data_exports",
    start: async (company) => {
      const body = JSON.stringify({
        data_type: "contact",
        columns: "number,name,reason,note,source,file,by",
      });
      return idIn(await ask(company, "POST", "/data_exports", { body }), "data_export");
    },
    made: linesOfExport,
  },
  {
    name: "unblock job",
    table: "unblock_contact_jobs",
    start: async (company, _, sql) => {
      const [found] = await sql<{ blocked: number }[]>`
        select count(*)::int as blocked from contacts where company_id = ${company.id} and blocked`;
      const body = JSON.stringify({ all: true, expected_count: found?.blocked, note: "cleared" });
      return idIn(await ask(company, "POST", "/unblock_contact_jobs", { body }), "unblock_contact_job");
    },
  },
  {
    name: "undo",
    table: "unblock_contact_jobs",
    start: async (company, _, sql) => {
      const [last] = await sql<{ id: number }[]>`
        select max(id)::int as id from unblock_contact_jobs where company_id = ${company.id}`;
      return idIn(
        await ask(company, "POST", `/unblock_contact_jobs/${last?.id}/undo`),
        "unblock_contact_job",
      );
    },
  },
];

/** The lines of the exported file, without those of the single changes that were made meanwhile. */
async function linesOfExport(company: CrashCompany, id: number): Promise<string[]> {
  const record = (await (await ask(company, "GET", `/data_exports/${id}`)).json()) as {
    data_export: { byte_size: number; exported_count: number; total_count: number };
  };
  const { byte_size, exported_count, total_count } = record.data_export;
  const answer = await ask(company, "GET", `/data_exports/${id}/download`);
  const file = Buffer.from(await answer.arrayBuffer());
  const lines = file.toString().split("\n");
  return [
    `the file has as many bytes as the record says: ${file.length === byte_size}`,
    `it has as many rows as the record says: ${exported_count === total_count}`,
    ...lines.filter((line) => !line.startsWith(SINGLE_NUMBERS)).map((line) => `export: ${line}`),
  ];
}
