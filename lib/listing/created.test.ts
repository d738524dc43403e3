import { expect, test } from "vitest";
import { listImports } from "@/lib/contact-imports/listing";
import { listExports } from "@/lib/data-exports/listing";
import { listOffers } from "@/lib/offers/listing";
import { listSchedules } from "@/lib/schedules/listing";
import { testContext } from "@/lib/testing/context";
import { listUnblockJobs } from "@/lib/unblock-contact-jobs/listing";
import { createdAs } from "./testing/created";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

const listed = {
  contact_imports: listImports,
  data_exports: listExports,
  unblock_contact_jobs: listUnblockJobs,
  offers: listOffers,
  schedules: listSchedules,
};

test.each(Object.keys(createdAs) as (keyof typeof createdAs)[])(
  "%s can be listed from either end, within a range of days, and gone through by cursor there and back",
  async (name) => {
    const ctx = await testContext();
    for (const n of [1, 2, 3, 4, 5]) await createdAs[name](ctx, day(n));
    const list = async (input: Parameters<typeof listExports>[1]) => {
      const page = await listed[name](ctx, input);
      return { ...page, days: page.rows.map((row) => row.createdAt.getUTCDate()) };
    };
    expect((await list({})).days).toEqual([5, 4, 3, 2, 1]);
    expect((await list({ orderDir: "asc" })).days).toEqual([1, 2, 3, 4, 5]);
    const range = { createdAtFrom: day(2), createdAtTo: day(4) };
    expect(await list(range)).toMatchObject({ days: [4, 3, 2], totalCount: 3, totalCountExact: true });
    const query = { ...range, orderDir: "asc", perPage: 2 } as const;
    const first = await list(query);
    const second = await list({ ...query, cursor: first.next ?? "" });
    expect([first.days, second.days, second.next]).toEqual([[2, 3], [4], null]);
    expect((await list({ ...query, cursor: second.previous ?? "" })).days).toEqual([2, 3]);
  },
);
