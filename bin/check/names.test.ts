import { expect, test } from "vitest";
import type { Source } from "./imports";
import { findDeadShares, findSharedNames } from "./names";

const planted = (first: Source, second: Source) => findSharedNames([first, second], {});
const verb: Source = { file: "lib/calls/listing.ts", text: "export async function listCalls() {}\n" };

test.each<[string, Source]>([
  ["a constant", { file: "lib/web/operations/calls.ts", text: "export const listCalls = 1;" }],
  ["a type", { file: "db/schema/calls.ts", text: "export type listCalls = { id: number };" }],
  ["a class", { file: "worker/x.ts", text: "import a from 'b';\n\nexport abstract class listCalls {}" }],
  ["a generator", { file: "bin/x.ts", text: "export async function* listCalls() {}" }],
  ["another name's new name", { file: "lib/x.ts", text: 'export { all as listCalls } from "./y";' }],
  ["a part of an object", { file: "lib/x.ts", text: "export const { other, listCalls } = all;" }],
  ["the same as it is named anew", { file: "lib/x.ts", text: "export const { other: listCalls } = all;" }],
])("a planted breach is found: %s with a name that a verb has", (_, source) => {
  expect(planted(verb, source)).toEqual([
    `lib/calls/listing.ts, ${source.file}: each exports listCalls; no two exports share a name`,
  ]);
});

test.each<[string, Source]>([
  ["a page", { file: "app/calls/page.tsx", text: "export const listCalls = 1;" }],
  ["a test", { file: "lib/calls/x.test.ts", text: "export const listCalls = 1;" }],
  ["a helper of tests", { file: "lib/calls/testing/x.ts", text: "export const listCalls = 1;" }],
  ["what is not exported", { file: "lib/x.ts", text: "const listCalls = 1;" }],
  ["the verb itself, passed on", { file: "lib/x.ts", text: 'export { listCalls } from "./calls/listing";' }],
  ["a longer name", { file: "lib/x.ts", text: "export const listCallsOf = 1;" }],
])("%s may have a verb's name", (_, source) => {
  expect(planted(verb, source)).toEqual([]);
});

test("a schema and its type, in one file, are one", () => {
  const text = "export const Lead = z.object({});\nexport type Lead = z.output<typeof Lead>;\n";
  expect(findSharedNames([{ file: "lib/leads/schema.ts", text }], {})).toEqual([]);
});

test("a name that may be shared is not told, and is told when nobody shares it any more", () => {
  const twin: Source = { file: "lib/x.ts", text: verb.text };
  const shared = { listCalls: "planted" };
  expect(findSharedNames([verb, twin], shared)).toEqual([]);
  expect(findDeadShares([verb, twin], shared)).toEqual([]);
  expect(findDeadShares([verb], shared)).toEqual(["bin/check: listCalls as a shared name matches nothing"]);
});
