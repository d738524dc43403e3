import { asc, eq } from "drizzle-orm";
import * as fc from "fast-check";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { contactImportRejections as rejections } from "@/db/schema/contact-imports";
import { contacts } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { workbookOf, zipOf } from "@/lib/files/testing/workbooks";
import { testContext } from "@/lib/testing/context";
import { runHere, upload } from "./testing/uploads";

const [A, B, C] = ["+17193132645", "+17193132646", "+17193132647"];
const NONE = "is not a phone number";
const LOST = /lost digits in a spreadsheet/;
const EMERGENCY = "is an emergency number and cannot be blocked";

type Outcome = { blocked: string[]; rejected?: [number, string | RegExp][]; duplicates?: number };

async function outcomeOf(ctx: Context, id: number) {
  const blocked = await db
    .select({ number: contacts.number })
    .from(contacts)
    .where(eq(contacts.companyId, ctx.companyId))
    .orderBy(asc(contacts.number));
  const rejected = await db
    .select({ line: rejections.line, problem: rejections.problem })
    .from(rejections)
    .where(eq(rejections.contactImportId, id))
    .orderBy(asc(rejections.line));
  return { blocked: blocked.map((row) => row.number), rejected };
}

const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16();
const latin = (text: string) => Buffer.from(text, "latin1");
const cell = (text: string) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`;

const cases: [string, string | Buffer, Outcome][] = [
  ["a byte order mark", `\ufeffphone\n${A}\n`, { blocked: [A] }],
  ["UTF-16, little end first", Buffer.from(`\ufeffphone\n${A}\n`, "utf16le"), { blocked: [A] }],
  ["UTF-16, big end first", utf16be(`phone\n${A}\n`), { blocked: [A] }],
  ["Windows-1252", latin(`Größe;phone\nö;${A}\nü;x\n`), { blocked: [A], rejected: [[3, NONE]] }],
  ["CRLF at every line", `phone\r\n${A}\r\n${B}\r\n`, { blocked: [A, B] }],
  ["CR at every line", `phone\r${A}\r${B}`, { blocked: [A, B] }],
  ["no end at its last line", `${A}\n${B}`, { blocked: [A, B] }],
  ["semicolons", `name;phone\na,b;${A}\n`, { blocked: [A] }],
  ["tabs", `name\tphone\na,b\t${A}\n`, { blocked: [A] }],
  ["bars", `name|phone\na,b|${A}\n`, { blocked: [A] }],
  ["a line break in quotes", `phone,note\n${A},"a\nb"\nx,c\n`, { blocked: [A], rejected: [[4, NONE]] }],
  ["a stray quote", `phone,note\n${A},"a\n${B},b\n${C},c\n`, { blocked: [A, B, C] }],
  ["no header", `${A},Al\n${B},Bo\n`, { blocked: [A, B] }],
  ["a header in German", `Kunde;Rufnummer\n1;${A}\n`, { blocked: [A] }],
  ["a header in Japanese", `番号順,電話番号\n1,${A}\n`, { blocked: [A] }],
  ["the number in its last column", `x,y,${A}\nx,y,${B}\n`, { blocked: [A, B] }],
  ["two phone columns of one family", `phone,mobile\n${A},${B}\n`, { blocked: [A, B] }],
  ["digits lost to 1.72E+10", `phone\n1.72E+10\n${A}\n`, { blocked: [A], rejected: [[2, LOST]] }],
  ["every digit in 1.7193132645E+10", "phone\n1.7193132645E+10\n", { blocked: [A] }],
  ["a trailing .0", "phone\n17193132645.0\n", { blocked: [A] }],
  ["an apostrophe before it", "phone\n'+17193132645\n'7193132646\n", { blocked: [A, B] }],
  ["an equals sign before it", `phone\n=17193132645\n"=""7193132646"""\n`, { blocked: [A, B] }],
  ["a formula for a name", `phone,name\n${A},"=HYPERLINK(""x"")"\n`, { blocked: [A] }],
  ["no-break and zero-width characters", "phone\n\u00a0719\u00a0313\u200b2645\u2060\n", { blocked: [A] }],
  ["Arabic-Indic digits", "phone\n٧١٩٣١٣٢٦٤٥\n", { blocked: [A] }],
  ["full-width digits", "phone\n＋１７１９３１３２６４５\n", { blocked: [A] }],
  ["extensions", "phone\n719-313-2645 x123\n(719) 313-2646 ext. 9\n", { blocked: [A, B] }],
  ["letters", "phone\n1-800-FLOWERS\n", { blocked: ["+18003569377"] }],
  ["URIs", "phone\ntel:+17193132645\nsip:+17193132646@example.com\n", { blocked: [A, B] }],
  [
    "short codes",
    `phone\n${A}\n40404\n12\n`,
    {
      blocked: [A],
      rejected: [
        [3, /./],
        [4, NONE],
      ],
    },
  ],
  [
    "emergency numbers",
    `phone\n${A}\n911\n112\n999\n`,
    { blocked: [A], rejected: [2, 3, 4].map((i) => [i + 1, EMERGENCY]) },
  ],
  ["sixteen digits and more", `phone\n${A}\n1234567890123456\n`, { blocked: [A], rejected: [[3, /./]] }],
  [
    "a number in three spellings",
    "phone\n+17193132645\n(719) 313-2645\n719.313.2645\n",
    { blocked: [A], duplicates: 2 },
  ],
  ["rows of nothing", `phone,name\n\n,\n${A},a\n , \n,b\n`, { blocked: [A], rejected: [[6, "is empty"]] }],
  [
    "rows shorter and longer than the header",
    `name,phone\nAl\nBo,${A},x,y\n`,
    { blocked: [A], rejected: [[2, "is empty"]] },
  ],
  ["area codes and numbers in two columns", "719,3132645\n719,3132646\n", { blocked: [A, B] }],
  [
    "an area code that lacks",
    "719,3132645\n719,3132646\n719,3132647\n719,3132645\n719,3132645\n,3132649\n",
    { blocked: [A, B, C], duplicates: 2, rejected: [[6, "has no area code"]] },
  ],
  ["ten digits a line", "7193132645\n7193132646\n", { blocked: [A, B] }],
  ["gzip around it", gzipSync(`phone\n${A}\n`), { blocked: [A] }],
  [
    "zip around it",
    zipOf({ name: "dnc.txt", content: "719,3132645\r\n719,3132646\r\n" }),
    { blocked: [A, B] },
  ],
  [
    "a workbook around it",
    workbookOf([
      { name: "S", rows: `<row/>${cell("phone")}<row><c><v>17193132645</v></c></row>${cell("12")}` },
    ]),
    { blocked: [A], rejected: [[4, NONE]] },
  ],
];

describe("a file with", () => {
  test.each(cases)("%s", async (_, content, { blocked, rejected = [], duplicates = 0 }) => {
    const ctx = await testContext();
    const { id } = await upload(ctx, content);
    const record = await runHere(ctx, { id });
    const outcome = await outcomeOf(ctx, id);
    expect(outcome.blocked).toEqual(blocked);
    expect(outcome.rejected).toEqual(
      rejected.map(([line, problem]) => ({
        line,
        problem: expect.stringMatching(problem),
      })),
    );
    expect(record).toMatchObject({
      status: "succeeded",
      blockedCount: blocked.length,
      duplicateCount: duplicates,
      rejectedCount: rejected.length,
      totalCount: blocked.length + duplicates + rejected.length,
    });
  });

  test.each([
    ["no bytes", "", /^The file is empty/],
    [
      "two files in a zip",
      zipOf({ name: "a", content: A }, { name: "b", content: B }),
      /^The zip file holds 2 files/,
    ],
    ["a zip file with a password", zipOf({ name: "a", content: A, flags: 1 }), /protected by a password/],
    ["an empty workbook", workbookOf([{ name: "S", rows: "" }]), /^The workbook has no visible sheet/],
    [
      "a zip file that lies about its size",
      zipOf({ name: "a", content: A, says: 4e9 }),
      /^The file unpacks to far more/,
    ],
  ])("%s fails with one sentence and blocks nothing", async (_, content, sentence) => {
    const ctx = await testContext();
    const record = await upload(ctx, content);
    expect(record).toMatchObject({ status: "failed", errorMessage: expect.stringMatching(sentence) });
    expect((await outcomeOf(ctx, record.id)).blocked).toEqual([]);
  });
});

test("whatever rows a file has, each gets one verdict: the counts add up to them", async () => {
  const ctx = await testContext();
  const odd = fc.constantFrom("", "12", "911", "x", " ", ";", "1.7E+10", "'", "=1");
  const number = fc.integer({ min: 0, max: 30 }).map((i) => `719313${2600 + i}`);
  const row = fc
    .tuple(fc.oneof(number, odd), fc.constantFrom("", "a", "spam", '"q""q"'))
    .map((cells) => cells.join(","));
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 30 }),
      fc.constantFrom("\n", "\r\n", "\r"),
      async (rows, end) => {
        const file = `phone,reason${end}7193132600,${end}${rows.join(end)}${end}`;
        const record = await runHere(ctx, await upload(ctx, file));
        const { blockedCount, alreadyBlockedCount, duplicateCount, rejectedCount, totalCount } = record;
        expect(record.status).toBe("succeeded");
        expect(blockedCount + alreadyBlockedCount + duplicateCount + rejectedCount).toBe(totalCount);
        expect(totalCount).toBe(1 + rows.filter((row) => row.trim() !== ",").length);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);
