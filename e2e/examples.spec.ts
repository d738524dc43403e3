import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { paste, type Said } from "./curl";
import { clientWith, freshNumber, makeCheckKey, makeToken, serverUrl, signIn } from "./story";

type Document = {
  paths: Record<string, Record<string, { operationId: string; "x-codeSamples": { source: string }[] }>>;
};

/** Deletions come last, because the other operations need what they delete. */
const last = ({ method }: { method: string }) => (method === "delete" ? 1 : 0);

/** The document's examples name records by 1. There may be no such record, or its state may not allow the operation. */
const OTHERWISE = [404, 409];

test("each line of curl in the API's document works as it stands, with only the host and the keys put in", async ({
  page,
  request,
}, info) => {
  await signIn(page, "owner");
  const keys = await makeToken(page, "reads the reference");
  const env = {
    PUBLIC_KEY: keys.publicKey,
    PRIVATE_KEY: keys.privateKey,
    CHECK_KEY: await makeCheckKey(page, "phone system of the reference"),
  };
  const api = clientWith(keys);
  // On a server of its own, this is the job that the examples name, not the undo that one of them makes.
  await api.createUnblockContactJob({ numbers: [freshNumber(95)] });
  const cwd = await mkdtemp(path.join(os.tmpdir(), "blacklist-examples-"));
  await writeFile(path.join(cwd, "blacklist.csv"), "number\n+17195550190\n(719) 555-0191\n");

  const document = (await (await request.get("/api/v1/openapi.json")).json()) as Document;
  const all = Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ address, method, ...operation })),
  );
  const said: Record<string, Said> = {};
  for (const one of all.toSorted((a, b) => last(a) - last(b))) {
    const [{ source } = { source: "" }] = one["x-codeSamples"];
    const line = source.replace("https://blacklist.example.com", serverUrl());
    expect(line, one.operationId).toContain(`${serverUrl()}/api/v1/`);
    const { status, text } = await paste(line, { cwd, env });
    said[one.operationId] = { status, text };
    const fine = status < 300 || (one.address.includes("id}") && OTHERWISE.includes(status));
    expect.soft(fine, `${one.operationId}: ${status} ${text}\n${source}`).toBe(true);
  }
  await rm(cwd, { recursive: true });

  const made = JSON.parse(said.subscribe?.text ?? "") as { subscription: { id: number } };
  await api.unsubscribe({ id: made.subscription.id });
  const lacking = Object.entries(said).filter(([, { status }]) => status >= 300);
  info.annotations.push({
    type: "nothing there for",
    description: lacking.map(([id, { status }]) => `${id} ${status}`).join(", "),
  });
  expect(Object.keys(said).length - lacking.length).toBeGreaterThan(30);
});
