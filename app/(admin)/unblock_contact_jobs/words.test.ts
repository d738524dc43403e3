import { expect, test } from "vitest";
import { outcomeOf } from "./[id]/outcome";
import { whatOf, whatSelected } from "./what";

const zone = "America/New_York";
const clear = { kind: "clear", contactImportId: null, undoneJobId: null, contactImportName: null } as const;

test.each([
  [{ ...clear, selection: { by: "all" } }, "Everything on the Blacklist"],
  [{ ...clear, selection: { by: "numbers" } }, "A list of numbers"],
  [
    { ...clear, selection: { by: "file", fileName: "Pasted numbers (+17193132645 and 2 more)" } },
    "Pasted numbers (+17193132645 and 2 more)",
  ],
  [{ ...clear, selection: { by: "file", fileName: "old.csv" } }, "Numbers of old.csv"],
  [{ ...clear, selection: { by: "fulltext", fulltext: " +1303" } }, "Search for “+1303”"],
  [
    { ...clear, selection: { by: "contact_import" }, contactImportId: 7, contactImportName: "nov.csv" },
    "Numbers that nov.csv blocked",
  ],
  [
    { ...clear, selection: { by: "blocked_at", blockedAtTo: "2026-11-20T14:30:00Z" } },
    "Blocked until 20 Nov 2026, 09:30",
  ],
  [
    { ...clear, kind: "undo", selection: { by: "undo" }, contactImportId: 7, contactImportName: "nov.csv" },
    "Undo of nov.csv",
  ],
  [{ ...clear, kind: "undo", selection: { by: "undo" }, undoneJobId: 3 }, "Undo of unblocking 3"],
] as const)("%o is titled %j", (job, title) => {
  expect(whatOf(job, zone)).toBe(title);
});

test("what is only looked at has the title that its job will have", () => {
  const from = new Date("2026-11-20T14:00:00Z");
  const times = { by: "blocked_at", blockedAtFrom: from } as const;
  expect(whatSelected(times, { contactImportName: null }, zone)).toBe("Blocked since 20 Nov 2026, 09:00");
  const file = { by: "file", contactImportId: 7 } as const;
  expect(whatSelected(file, { fileName: "old.csv", contactImportName: "old.csv" }, zone)).toBe(
    "Numbers of old.csv",
  );
});

const none = {
  action: "unblock",
  status: "succeeded",
  errorMessage: null,
  totalCount: 0,
  unblockedCount: 0,
  blockedCount: 0,
  notBlockedCount: 0,
  changedCount: 0,
  rejectedCount: 0,
} as const;

test.each([
  [none, "Nothing was unblocked."],
  [
    { ...none, totalCount: 14, unblockedCount: 8, changedCount: 3, notBlockedCount: 2, rejectedCount: 1 },
    "8 numbers unblocked. 3 numbers left alone: what stands there now is somebody else’s. 2 numbers had not been blocked. 1 item rejected.",
  ],
  [
    { ...none, status: "stopped", totalCount: 9_812, unblockedCount: 5_000 },
    "Stopped. 5,000 numbers unblocked. 4,812 numbers not touched.",
  ],
  [
    { ...none, action: "block", status: "failed", errorMessage: "It broke.", totalCount: 3, blockedCount: 1 },
    "It broke. 1 number blocked again. 2 numbers not touched.",
  ],
] as const)("%o ends with %j", (job, sentence) => {
  expect(outcomeOf(job)).toBe(sentence);
});
