import { expect, test } from "vitest";
import { EXPORT_COLUMNS } from "@/lib/data-exports/schema";
import { filterWords, sameAgainHref } from "./filter-words";
import { readExport } from "./reading";

const zone = "Europe/Berlin";

test("an export without a filter is of every blocked number", () => {
  expect(filterWords({ filter: {}, contactImportId: null }, zone)).toBe("Every blocked number");
});

test("a filter is told in one sentence, times in the company's zone", () => {
  const filter = {
    fulltext: " 1719",
    blockedAtFrom: "2026-11-01T08:00:00.000Z",
    blockedAtTo: "2026-11-02T08:00:59.999Z",
    source: "api",
    reason: "spam",
  } as const;
  expect(filterWords({ filter, contactImportId: 3, contactImportName: "november.csv" }, zone)).toBe(
    "Numbers matching “1719”, blocked between 1 Nov 2026, 09:00 and 2 Nov 2026, 09:00, from the API, with the reason spam, of the file november.csv",
  );
  expect(filterWords({ filter: { blockedAtTo: filter.blockedAtTo }, contactImportId: 3 }, zone)).toBe(
    "Numbers blocked until 2 Nov 2026, 09:00, of the file 3",
  );
});

test("the address of the same export again asks for the same", () => {
  const filter = {
    fulltext: "+1719",
    blockedAtFrom: "2026-11-01T08:00:00.000Z",
    blockedAtTo: "2026-11-02T08:00:59.999Z",
    source: "import",
    reason: "litigator",
  } as const;
  const record = { filter, contactImportId: 3, columns: ["number", "note"], format: "csv.gz" } as const;
  const href = sameAgainHref({ ...record, columns: [...record.columns] }, zone);
  const { columns, ...params } = Object.fromEntries(new URL(href, "http://x").searchParams);
  const { request, errors } = readExport({ ...params, columns: columns?.split(",") ?? [] }, zone);
  expect(errors).toEqual({});
  expect(request).toEqual({
    ...filter,
    blockedAtFrom: new Date(filter.blockedAtFrom),
    blockedAtTo: new Date(filter.blockedAtTo),
    contactImportId: 3,
    columns: record.columns,
    format: "csv.gz",
  });
  expect(EXPORT_COLUMNS).toEqual(expect.arrayContaining([...record.columns]));
});
