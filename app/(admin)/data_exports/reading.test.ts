import { describe, expect, test } from "vitest";
import { DEFAULT_COLUMNS } from "@/lib/data-exports/schema";
import { clockText, type ExportFields, readExport } from "./reading";

const zone = "America/New_York";
const read = (fields: Partial<ExportFields>) => readExport({ columns: [], ...fields }, zone);

describe("what an address or a form asks of an export", () => {
  test("nothing asks for everything", () => {
    const { request, errors } = read({});
    expect(errors).toEqual({});
    expect(Object.values({ ...request, columns: undefined }).every((value) => value === undefined)).toBe(
      true,
    );
  });

  test("clocks are those of the company, and the end takes in its whole minute or day", () => {
    const { request } = read({ blocked_at_from: "2026-11-01T00:00", blocked_at_to: "2026-11-02T23:59" });
    expect(request.blockedAtFrom?.toISOString()).toBe("2026-11-01T04:00:00.000Z");
    expect(request.blockedAtTo?.toISOString()).toBe("2026-11-03T04:59:59.999Z");
    expect(read({ blocked_at_to: "2026-11-02" }).request.blockedAtTo).toEqual(request.blockedAtTo);
  });

  test("a clock that is shown in the form is read from it as the same minute", () => {
    for (const text of ["2026-11-01T00:00", "2026-07-04T12:30", "2026-12-31T23:59"])
      expect(clockText(read({ blocked_at_from: text }).request.blockedAtFrom, zone)).toBe(text);
    expect(clockText(read({ blocked_at_to: "2026-12-31" }).request.blockedAtTo, zone)).toBe(
      "2026-12-31T23:59",
    );
  });

  test("words of the closed lists, an upload and columns are taken; the columns in the order of the file", () => {
    const { request, errors } = read({
      fulltext: " 17193",
      source: "import",
      reason: "spam",
      contact_import_id: "12",
      format: "csv.gz",
      columns: ["note", "number", "shoe_size"],
    });
    expect(errors).toEqual({});
    expect(request).toEqual({
      fulltext: " 17193",
      source: "import",
      reason: "spam",
      contactImportId: 12,
      format: "csv.gz",
      columns: ["number", "note"],
      blockedAtFrom: undefined,
      blockedAtTo: undefined,
    });
  });

  test.each([
    ["fulltext", { fulltext: "30" }],
    ["fulltext", { fulltext: "3".repeat(201) }],
    ["fulltext", { fulltext: "303\0" }],
    ["blocked_at_from", { blocked_at_from: "30 February" }],
    ["blocked_at_to", { blocked_at_from: "2026-11-02", blocked_at_to: "2026-11-01" }],
    ["source", { source: "a bird" }],
    ["reason", { reason: "because" }],
    ["contact_import_id", { contact_import_id: "12; drop" }],
    ["format", { format: "xlsx" }],
  ])("%s that cannot be read is named, and nothing else is", (name, fields) => {
    expect(Object.keys(read(fields).errors)).toEqual([name]);
  });

  test("no columns are left to the default, which has the number", () => {
    expect(read({}).request.columns).toBeUndefined();
    expect(DEFAULT_COLUMNS).toContain("number");
  });
});
