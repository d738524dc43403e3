import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { listBlockLogs, listContactBlockLogs } from "@/lib/block-logs/listing";
import { ListBlockLogs } from "@/lib/block-logs/schema";
import { listCalls } from "@/lib/calls/listing";
import { ListCalls } from "@/lib/calls/schema";
import { listImports } from "@/lib/contact-imports/listing";
import { ListImports } from "@/lib/contact-imports/schema";
import { listBlacklist } from "@/lib/contacts/listing";
import { ListBlacklist } from "@/lib/contacts/schema";
import type { Context } from "@/lib/context";
import { listExports } from "@/lib/data-exports/listing";
import { ListExports } from "@/lib/data-exports/schema";
import { BOUNDS } from "@/lib/listing/hits";
import { CreatedRange } from "@/lib/listing/schema";
import { listLeads } from "@/lib/leads/listing";
import { ListLeads } from "@/lib/leads/schema";
import { listOffers } from "@/lib/offers/listing";
import { ListSetUp } from "./schema";
import { writeCursor } from "@/lib/listing/paging";
import { listSchedules } from "@/lib/schedules/listing";
import { testContext } from "@/lib/testing/context";
import { fillLarge, HALFWAY, LARGE } from "@/lib/testing/large";
import { watched } from "@/lib/testing/reads";
import { listTextMessages } from "@/lib/text-messages/listing";
import { ListTextMessages } from "@/lib/text-messages/schema";
import { listUnblockJobs } from "@/lib/unblock-contact-jobs/listing";
import { ListUnblockJobs } from "@/lib/unblock-contact-jobs/schema";

type Input = Record<string, unknown>;
type List = {
  list(ctx: Context, input: never): Promise<{ rows: unknown[] }>;
  schema: z.ZodObject;
  /**
   * For each parameter, a value of the older half and one of the newer half; any values, when the parameter narrows
   * nothing.
   */
  values: Record<string, [unknown, unknown]>;
};

/** Small bounds: the large company of the test exceeds them as a company of some million rows exceeds the real ones. */
const SMALL = { counted: 60, walked: 200, sorted: 400, wide: 400 };
const REAL = { ...BOUNDS };

/** Each value has 4,000 rows. All statements of one page together read no more than this many. */
const MOST = 3_200;

const cursor = writeCursor({ value: HALFWAY.toISOString(), id: Number.MAX_SAFE_INTEGER, skipped: 50 });
const paged = { page: [2, 5], perPage: [1, 50], cursor: [cursor, "-1"], orderDir: ["asc", "desc"] } as const;
const always = { ...paged } as unknown as List["values"];
const timed: List["values"] = {
  ...always,
  createdAtFrom: [new Date(0), HALFWAY],
  createdAtTo: [HALFWAY, new Date("2027-01-01")],
};
const searched: List["values"] = { ...timed, fulltext: ["+17195550001", "5550002"] };
const number: [string, string] = ["+17195550001", "+17195550002"];

const SetUp = ListSetUp.extend(CreatedRange.shape);

let watch: ReturnType<typeof watched>;
const lists: Record<string, List> = {};

beforeAll(async () => {
  Object.assign(BOUNDS, SMALL);
  const ctx = await testContext();
  const made = await fillLarge(ctx);
  const pair = (ids: number[]): [unknown, unknown] => [ids[0], ids[1]];
  const { collaboratorId } = ctx.actor;
  const logs: List["values"] = {
    ...timed,
    action: ["block", "unblock"],
    source: ["import", "api"],
    collaboratorId: [collaboratorId, 1],
    accessTokenId: [1, made.token],
    contactImportId: pair(made.import),
  };
  const ofContact = (ctx: Context, input: ListBlockLogs) =>
    listContactBlockLogs(ctx, { ...input, id: String(made.contact[0]) });
  const moved = {
    direction: ["inbound", "outbound"],
    stopped: [false, true],
    number,
  } as unknown as List["values"];
  Object.assign(lists, {
    contacts: {
      list: listBlacklist,
      schema: ListBlacklist,
      values: {
        ...timed,
        fulltext: ["+1719", "Ann"],
        order: ["number", "created_at"],
        blockedAtFrom: [new Date(0), HALFWAY],
        blockedAtTo: [HALFWAY, new Date("2027-01-01")],
      },
    },
    block_logs: {
      list: listBlockLogs,
      schema: ListBlockLogs,
      values: { ...logs, number: [number[0], "5550002"], contactId: pair(made.contact) },
    },
    block_logs_of_a_contact: {
      list: ofContact,
      schema: ListBlockLogs.omit({ number: true, contactId: true }),
      values: logs,
    },
    calls: {
      list: listCalls,
      schema: ListCalls,
      values: { ...searched, ...moved, status: ["completed", "blocked"], offerId: pair(made.offer) },
    },
    text_messages: {
      list: listTextMessages,
      schema: ListTextMessages,
      values: { ...searched, ...moved, status: ["received", "blocked"], leadId: pair(made.lead) },
    },
    leads: {
      list: listLeads,
      schema: ListLeads,
      values: {
        ...searched,
        offerId: pair(made.offer),
        scheduleId: pair(made.schedule),
        disposition: ["sold", "lost"],
      },
    },
    contact_imports: {
      list: listImports,
      schema: ListImports.extend(CreatedRange.shape),
      values: { ...timed, status: ["failed", "stopped"], name: ["litig", "compl"] },
    },
    data_exports: { list: listExports, schema: ListExports.extend(CreatedRange.shape), values: timed },
    unblock_contact_jobs: {
      list: listUnblockJobs,
      schema: ListUnblockJobs.extend(CreatedRange.shape),
      values: timed,
    },
    offers: { list: listOffers, schema: SetUp, values: { ...timed, fulltext: ["solar", "nobody"] } },
    schedules: {
      list: listSchedules,
      schema: SetUp,
      values: { ...timed, fulltext: ["solar", "5550002"] },
    },
  } satisfies Record<string, List>);
  watch = watched(ctx);
});

afterAll(async () => {
  Object.assign(BOUNDS, REAL);
  await watch.close();
});

const names = [
  "contacts",
  "block_logs",
  "block_logs_of_a_contact",
  "calls",
  "text_messages",
  "leads",
  "contact_imports",
  "data_exports",
  "unblock_contact_jobs",
  "offers",
  "schedules",
];

/** Yields no filter, then each value of each parameter, then for each two parameters one value of either half. */
function* inputsOf(values: List["values"]): Generator<Input> {
  yield {};
  const all = Object.entries(values);
  for (const [index, [name, [older, newer]]] of all.entries()) {
    yield { [name]: older };
    yield { [name]: newer };
    for (const [other, [otherOlder, otherNewer]] of all.slice(index + 1)) {
      yield { [name]: older, [other]: otherNewer };
      yield { [name]: newer, [other]: otherOlder };
    }
  }
}

describe("no parameter and no two of them make a list read much of a company", () => {
  test.each(names)("%s", async (name) => {
    const one = lists[name];
    if (!one) throw new Error(`${name} is not set up`);
    const { list, schema, values } = one;
    expect(Object.keys(values).toSorted()).toEqual(Object.keys(schema.shape).toSorted());
    const slow: object[] = [];
    let most = 0;
    for (const input of inputsOf(values)) {
      if (input.cursor !== undefined && input.order === "number") continue;
      await list(watch.ctx, input as never);
      const reads = await watch.reads();
      const sum = reads.reduce((total, { rows }) => total + rows, 0);
      most = Math.max(most, sum);
      if (sum > MOST) slow.push({ input, sum, reads: reads.filter(({ rows }) => rows > MOST / 4) });
    }
    if (process.env.SHOW_READS) console.log(name, most, slow.length);
    expect(slow.slice(0, 2)).toEqual([]);
  });
});

test("what is measured tells a list that is read to its end", async () => {
  await watch.ctx.db.execute(
    sql`select * from calls where company_id = ${watch.ctx.companyId} order by created_at limit 1000`,
  );
  const [read] = await watch.reads();
  expect(read?.rows).toBeGreaterThan(0);
  await watch.ctx.db.execute(sql`select count(*) from calls where company_id = ${watch.ctx.companyId}`);
  const [whole] = await watch.reads();
  expect(whole?.rows).toBeGreaterThanOrEqual(LARGE);
});
