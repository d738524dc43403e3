import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb } from "@/db";
import { moveCall } from "@/lib/calls/inner/moving";
import { getImport } from "@/lib/contact-imports/reading";
import { upload } from "@/lib/contact-imports/testing/uploads";
import { blockContact } from "@/lib/contacts/blocking";
import { useOwnDatabase } from "@/lib/jobs/testing/own-database";
import { companyAtStandIn, useStandIn } from "@/lib/telephony/testing/in-use";
import { testNumber } from "@/lib/testing/context";
import { dial } from "@/lib/traffic/inner/dialing";
import { callsOf, OURS } from "@/lib/traffic/testing/records";
import { eventually } from "@/lib/testing/eventually";
import { useWorkers } from "@/lib/testing/worker-process";

/** A worker takes whatever waits in its database: here it has one of its own. */
const startWorker = useWorkers();
const held = useStandIn();

beforeAll(async () => {
  await useOwnDatabase("stopping");
});

afterAll(closeDb);

const toldOf = (sid: string) =>
  held.standIn.arrivals.filter(
    ({ path, form }) => path.endsWith(`/${sid}.json`) && form.Status?.[0] === "canceled",
  ).length;

test("an upload of 10,000 numbers cancels the fifty calls that ring, also after its worker was killed at it", async () => {
  const ctx = await companyAtStandIn();
  const numbers = Array.from({ length: 10_000 }, (_, i) => testNumber(i));
  const called = numbers.filter((_, i) => i % 200 === 0);
  await Promise.all(
    called.map(async (number) => {
      const { id } = await dial(ctx, { number, from: OURS });
      await moveCall(ctx, id, { status: "ringing" });
    }),
  );
  const [first] = held.standIn.calls;
  if (!first) throw new Error("the provider has no call");
  held.standIn.mood = { before: "hang" };
  const worker = startWorker();
  const file = await upload(ctx, numbers.join("\n"));
  await eventually(() => held.standIn.calls.some(({ sid }) => toldOf(sid) > 0));
  worker.kill("SIGKILL");
  held.standIn.mood = {};
  startWorker();
  await eventually(async () => (await callsOf(ctx)).every(({ stop }) => stop === "canceled"));
  expect(held.standIn.calls.map(({ status }) => status)).toEqual(called.map(() => "canceled"));
  await eventually(async () => (await getImport(ctx, file.id)).status === "succeeded");
  // One more call, while nothing else is to do.
  const { id, providerCallId } = await dial(ctx, { number: testNumber(20_000), from: OURS });
  await moveCall(ctx, id, { status: "ringing" });
  const { callerId } = (await callsOf(ctx)).at(-1) ?? {};
  await blockContact(ctx, { callerId: callerId ?? "" });
  await eventually(() => toldOf(providerCallId ?? "") === 1);
  await eventually(async () => (await callsOf(ctx)).at(-1)?.status === "canceled");
});
