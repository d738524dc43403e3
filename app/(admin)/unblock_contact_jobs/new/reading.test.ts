import { expect, test } from "vitest";
import { choiceQuery } from "./choice";
import { readClearUrl } from "./reading";

const zone = "America/New_York";
const read = (query: string) => readClearUrl(Object.fromEntries(new URLSearchParams(query)), zone);

test.each([
  ["", "numbers"],
  ["by=nonsense", "numbers"],
  ["by=file", "file"],
  ["by=contact_import", "contact_import"],
  ["by=blocked_at", "blocked_at"],
  ["by=fulltext", "fulltext"],
  ["by=all&change=1", "all"],
  ["by=fulltext&fulltext=acme&change=1", "fulltext"],
])("%j asks to choose, with nothing wrong yet", (query, by) => {
  expect(read(query)).toEqual({ by, selection: null, problems: {} });
});

test.each([
  ["by=all", { by: "all" }],
  ["contact_import_id=7", { by: "contact_import", contactImportId: 7 }],
  ["by=file&contact_import_id=7", { by: "file", contactImportId: 7 }],
  ["by=numbers&contact_import_id=7", { by: "file", contactImportId: 7 }],
  ["by=fulltext&fulltext=%2B1303", { by: "fulltext", fulltext: "+1303" }],
  ["by=fulltext&fulltext=ac%00me", { by: "fulltext", fulltext: "acme" }],
  [
    "by=blocked_at&blocked_at_from=2026-11-20T09:00&blocked_at_to=2026-11-20T09:30",
    {
      by: "blocked_at",
      blockedAtFrom: new Date("2026-11-20T14:00:00Z"),
      blockedAtTo: new Date("2026-11-20T14:30:59.999Z"),
    },
  ],
  [
    "by=blocked_at&blocked_at_from=2026-11-20T09:00&blocked_at_to=",
    { by: "blocked_at", blockedAtFrom: new Date("2026-11-20T14:00:00Z"), blockedAtTo: undefined },
  ],
])("%j is a choice to look at", (query, selection) => {
  expect(read(query)).toMatchObject({ selection, problems: {} });
});

test.each([
  ["by=contact_import&contact_import_id=", { contact_import_id: ["must be chosen"] }],
  ["by=contact_import&contact_import_id=x", { contact_import_id: ["is not an upload"] }],
  ["by=contact_import&contact_import_id=-1", { contact_import_id: ["is not an upload"] }],
  ["by=fulltext&fulltext=", { fulltext: ["needs 3 characters or more"] }],
  ["by=fulltext&fulltext=+7+", { fulltext: ["needs 3 characters or more"] }],
  [`by=fulltext&fulltext=${"a".repeat(201)}`, { fulltext: ["is longer than 200 characters"] }],
  [
    "by=blocked_at&blocked_at_from=&blocked_at_to=",
    { blocked_at_from: ["is needed, unless the other time is given"] },
  ],
  ["by=blocked_at&blocked_at_from=yesterday", { blocked_at_from: ["is not a time"] }],
  [
    "by=blocked_at&blocked_at_from=2026-11-21&blocked_at_to=2026-11-20",
    { blocked_at_to: ["is before the other time"] },
  ],
])("%j says what is wrong and looks at nothing", (query, problems) => {
  expect(read(query)).toMatchObject({ selection: null, problems });
});

test("a choice's URL holds its own fields and none of another choice", () => {
  const typed = {
    contact_import_id: "7",
    blocked_at_from: "",
    blocked_at_to: "2026-11-20",
    fulltext: "+1 303",
  };
  expect(choiceQuery("fulltext", typed)).toBe("by=fulltext&fulltext=%2B1+303");
  expect(choiceQuery("all", typed)).toBe("by=all");
  expect(choiceQuery("blocked_at", typed)).toBe("by=blocked_at&blocked_at_from=&blocked_at_to=2026-11-20");
});
