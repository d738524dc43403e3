import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDb, db } from "@/db";
import { type RunningPostgres, startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { calls } from "@/db/schema/calls";
import { textMessages } from "@/db/schema/text-messages";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { contactOfNumber } from "@/lib/contacts/inner/finding";
import { listenForChanges } from "@/lib/changes";
import type { Phone } from "@/lib/phone/phone";
import { testNumber } from "@/lib/testing/context";
import { startWatch } from "@/lib/testing/machine";
import {
  makeOffer,
  ringing,
  texted,
  twilioCompany,
  type TwilioCompany,
  twilioRequest,
} from "@/lib/webhooks/testing/twilio";
import { POST } from "./[token]/route";

/**
 * The contract's time limit for answering a caller when nothing can be known, and our limit for news, in milliseconds.
 */
const BOUND = 500;
const NEWS_BOUND = 5_500;
const OURS = "+12125550100" as Phone;
const REJECTED = { status: 200, said: expect.stringMatching(/<Response><Reject\/><\/Response>$/) };
const LATER = { status: 503, said: expect.stringContaining("later") };

const dataDir = mkdtempSync(path.join(os.tmpdir(), "blacklist-hooks-outage-"));
let postgres: RunningPostgres;
let company: TwilioCompany;
let told = 0;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir, durable: false });
  await migrateDatabase(postgres.url);
  process.env.DATABASE_URL = postgres.url;
  company = await twilioCompany();
  await makeOffer(company.ctx, { number: OURS, buyers: [testNumber(11)] });
  await setBlocked(company.ctx, [testNumber(1)], { blocked: true, source: "api" });
  await untilAnswered();
});

afterAll(async () => {
  await listenForChanges().stop();
  await closeDb();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function tell(fields: Record<string, string>, signature?: string) {
  const params = Promise.resolve({ token: company.hookToken });
  const watch = startWatch();
  const response = await POST(twilioRequest(company, fields, { signature }), { params });
  const answer = { status: response.status, said: await response.text() };
  return { ...answer, ms: watch.own() };
}

const call = (n: number) => tell(ringing(testNumber(n), OURS, `CA${told++}`));
const untilAnswered = () =>
  vi.waitFor(async () => expect((await call(2)).said).toContain("<Dial"), { timeout: 60_000, interval: 50 });

/**
 * Sends all at once: a blocked and a free caller's call, one that is not signed, a text, and the news that a call is
 * over.
 */
async function tellAll(stop: string) {
  const answers = await Promise.all([
    call(1),
    call(2),
    tell(ringing(testNumber(2), OURS, `CA${told++}`), "d3Jvbmc="),
    tell(texted(testNumber(3), OURS, "STOP", stop)),
    tell({ ...ringing(testNumber(2), OURS, "CA0"), CallStatus: "completed" }),
  ]);
  for (const { ms } of answers.slice(0, 3)) expect(ms).toBeLessThan(BOUND);
  for (const { ms } of answers.slice(3)) expect(ms).toBeLessThan(NEWS_BOUND);
  return answers.map(({ status, said }) => ({ status, said }));
}

test("while every table is locked calls are rejected within 500 ms and the rest is put off; afterwards what was told is known", async () => {
  await db.transaction(async (tx) => {
    await tx.execute(
      sql`lock table provider_configurations, contacts, calls, text_messages in access exclusive mode`,
    );
    expect(await tellAll("SM1")).toEqual([REJECTED, REJECTED, REJECTED, LATER, LATER]);
  });
  await untilAnswered();
});

test("while the contacts alone are locked the same, and a text that was put off is taken in all the same", async () => {
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table contacts in access exclusive mode`);
    const [blocked, free, forged, text] = await tellAll("SM2");
    expect([blocked, free, forged, text]).toEqual([
      REJECTED,
      REJECTED,
      { status: 403, said: expect.any(String) },
      LATER,
    ]);
  });
  await vi.waitFor(async () => {
    const contact = await contactOfNumber(company.ctx, testNumber(3));
    expect(contact).toMatchObject({ optOut: true });
    const texts = await db.select().from(textMessages).where(eq(textMessages.providerMessageId, "SM2"));
    expect(texts).toHaveLength(1);
  });
  await untilAnswered();
});

test("with the database stopped the same, again and again, and all recovers by itself", async () => {
  await postgres.stop();
  for (let n = 0; n < 5; n++) {
    expect(await tellAll("SM3")).toEqual([REJECTED, REJECTED, REJECTED, LATER, LATER]);
  }
  postgres = await startPostgres({ dataDir, durable: false, port: postgres.port });
  await untilAnswered();
  expect(await call(1)).toMatchObject(REJECTED);
  expect(await tell(texted(testNumber(4), OURS, "STOP", "SM4"))).toMatchObject({ status: 200 });
  const recorded = await db.select({ status: calls.status }).from(calls);
  expect(recorded.filter(({ status }) => status === "blocked").length).toBeGreaterThan(0);
});
