import { expect, test } from "vitest";
import { workbookOf } from "@/lib/files/testing/workbooks";
import { testContext, testNumber } from "@/lib/testing/context";
import { countRows } from "./counting";
import { changeImport } from "./record";
import { getImport } from "../reading";
import { storeUpload } from "../storing";
import { pieces } from "../testing/uploads";

const rows = `<row><c><v>17193132645</v></c></row>`;

test.each([
  ["list.csv", 2, `phone\n${testNumber(1)}\n,\n${testNumber(2)}\n`],
  ["List.XLSX", null, workbookOf([{ name: "Numbers", rows }])],
])("while %s runs, its rows are known to be %s", async (name, total, content) => {
  const ctx = await testContext();
  const { id } = await storeUpload(ctx, { name, bytes: pieces(content) });
  const running = await changeImport(ctx, id, { status: "running" });
  await countRows(ctx, running, new AbortController().signal);
  expect((await getImport(ctx, id)).totalCount).toBe(total);
});
