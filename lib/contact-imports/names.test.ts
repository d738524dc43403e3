import { expect, test } from "vitest";
import { testContext } from "@/lib/testing/context";
import { rejectedRows } from "./rejections";
import { FileName } from "./schema";
import { pieces, runHere, upload } from "./testing/uploads";
import { storeUpload } from "./storing";

test.each([
  ["../../x", "x"],
  ["C:\\fakepath\\list.csv", "list.csv"],
  ["/etc/passwd\0", "passwd"],
  ["..\u200b/..", ""],
  [`${"d/".repeat(400)}list.csv`, "list.csv"],
  ["list (1).csv", "list (1).csv"],
  [".", ""],
])("a file that came as %j is named %j", (came, name) => expect(FileName.parse(came)).toBe(name));

test("an upload that came with a path and no name is an upload", async () => {
  const ctx = await testContext();
  expect(await storeUpload(ctx, { name: "../..", bytes: pieces("x\n+17195550001\n") })).toMatchObject({
    name: "Upload",
  });
});

test("no part of a rejected row begins like a formula, whatever a spreadsheet splits the file at", async () => {
  const ctx = await testContext();
  const text = `number,note\nnobody,"\n=1+1"\nnobody,hi;=1+1\nnobody,"x\t@SUM(A1),-2"\n`;
  const { id } = await runHere(ctx, await upload(ctx, text));
  let written = "";
  for await (const piece of await rejectedRows(ctx, id)) written += piece;
  expect(written).toContain("=1+1");
  for (const part of written.split(/[,;\t\r\n]/)) expect(part.replace(/^"+/, "")).not.toMatch(/^[=+\-@]/);
  const again = await runHere(ctx, await upload(ctx, written));
  expect(again.rejectedCount).toBe(3);
  let twice = "";
  for await (const piece of await rejectedRows(ctx, again.id)) twice += piece;
  const lineless = (csv: string) => csv.replace(/,\d+,/g, ",,");
  expect(lineless(twice)).toBe(lineless(written));
});
