import { expect, test } from "vitest";
import { makeCall } from "@/lib/traffic/making";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import { setOptOut } from "@/lib/contacts/inner/set-opt-out";
import { OURS, callsOf, textsOf } from "@/lib/traffic/testing/records";
import { makeLead, makeSchedule } from "@/lib/schedules/testing/schedules";
import { companyAtStandIn, useStandIn } from "@/lib/telephony/testing/in-use";
import { testContext, testNumber } from "@/lib/testing/context";
import { startWatch } from "@/lib/testing/machine";
import { type Answer, type ApiRequest, apiClient } from "@/lib/web/testing/api-client";
import { makeOffer } from "@/lib/webhooks/testing/twilio";

const held = useStandIn();

async function setUp() {
  const ctx = await companyAtStandIn();
  const schedule = await makeSchedule(ctx, {});
  const client = await apiClient({ ctx });
  const post = (address: string, request?: ApiRequest) => decided(() => client.post(address, request));
  return { ctx, schedule, client: { ...client, post } };
}

const ATTEMPTS = 10;

/**
 * Repeats a request that got 503 on a busy machine, where a decision may come too late; nothing was then sent. On
 * another machine it must not come too late.
 */
async function decided(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const watch = startWatch();
    const answer = await ask();
    if (answer.status !== 503 || attempt === ATTEMPTS || !watch.busy()) return answer;
  }
}

const inTime = ({ status }: { status: string }) => status !== "unavailable";

const blocked = [expect.stringMatching(/^is blocked since \d{4}-/)];
const optedOut = [expect.stringMatching(/^has opted out since \d{4}-/)];

test("make_call dials a number by a schedule, and a lead by its own", async () => {
  const { ctx, schedule, client } = await setUp();
  const [one, two, three] = [testNumber(401), testNumber(402), testNumber(403)];
  const lead = await makeLead(ctx, two, { scheduleId: schedule.id });
  const asked = [
    await client.post(`/schedules/make_call?schedule_id=${schedule.id}&to=${encodeURIComponent(one)}`),
    await client.post("/schedules/make_call", { json: { lead_id: lead.id } }),
    await client.post("/schedules/make_call", {
      form: { lead_token: schedule.leadToken, to: three.slice(1) },
    }),
  ];
  expect(asked.map(({ status }) => status)).toEqual([200, 200, 200]);
  const call = {
    status: "queued",
    direction: "outbound",
    number: OURS,
    schedule_id: schedule.id,
    blocked: false,
  };
  expect(asked.map(({ body }) => body.call)).toMatchObject([
    { ...call, caller_id: one, lead_id: null },
    { ...call, caller_id: two, lead_id: lead.id },
    { ...call, caller_id: three, lead_id: null },
  ]);
  expect([one, two, three].map((number) => held.standIn.asked(number))).toEqual([1, 1, 1]);
});

test("a blocked or opted-out number is refused with the reason and the record, and goes through once it is neither", async () => {
  const { ctx, schedule, client } = await setUp();
  const [bad, out] = [testNumber(404), testNumber(405)];
  await setBlocked(ctx, [bad], { blocked: true, source: "api" });
  await setOptOut(ctx, out, { optOut: true, channel: "sms", source: "api" });
  const both = (to: string) =>
    Promise.all([
      client.post("/schedules/make_call", { json: { schedule_id: schedule.id, to } }),
      client.post("/text_messages", {
        json: { schedule_id: schedule.id, to, message: "Hello", manual: true },
      }),
    ]);
  for (const { status, body } of await both(bad)) {
    expect({ status, said: body.status, errors: body.errors }).toEqual({
      status: 422,
      said: 422,
      errors: { to: blocked },
    });
    expect(body.call ?? body.text_message).toMatchObject({ status: "blocked", refusal_reason: "blocked" });
  }
  for (const { status, body } of await both(out)) {
    expect({ status, errors: body.errors }).toEqual({ status: 422, errors: { to: optedOut } });
    expect(body.call ?? body.text_message).toMatchObject({ status: "opt-out", refusal_reason: "opted_out" });
  }
  expect([held.standIn.asked(bad), held.standIn.asked(out)]).toEqual([0, 0]);
  expect((await callsOf(ctx)).filter(inTime)).toHaveLength(2);
  expect((await textsOf(ctx)).filter(inTime)).toHaveLength(2);
  await client.post(`/contacts/${bad}/caller_unblock`);
  await client.put(`/contacts/${out}?opt_out=false`);
  for (const number of [bad, out]) {
    expect((await both(number)).map(({ status }) => status)).toEqual([200, 200]);
  }
});

test("a number dialed less than 30 seconds ago is left alone, also when several ask at once", async () => {
  const { ctx, schedule, client } = await setUp();
  const to = testNumber(406);
  const asked = await Promise.allSettled([1, 2, 3].map(() => makeCall(ctx, { scheduleId: schedule.id, to })));
  expect(asked.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(held.standIn.asked(to)).toBe(1);
  expect(await callsOf(ctx)).toHaveLength(1);
  const { status, body } = await client.post("/schedules/make_call", {
    json: { schedule_id: schedule.id, to },
  });
  expect({ status, errors: body.errors }).toEqual({
    status: 422,
    errors: { to: ["was dialed less than 30 seconds ago"] },
  });
});

test("make_call refuses, and records, a call that no buyer of the offer would take", async () => {
  const { ctx, client } = await setUp();
  const { offer } = await makeOffer(ctx, { number: testNumber(441), buyers: [] });
  const schedule = await makeSchedule(ctx, { offerId: offer.id });
  const json = { schedule_id: schedule.id, to: testNumber(440) };
  const { status, body } = await client.post("/schedules/make_call", { json });
  expect({ status, errors: body.errors }).toEqual({
    status: 422,
    errors: { schedule_id: [expect.stringContaining("without a buyer who may be dialed now")] },
  });
  expect((await callsOf(ctx)).filter(inTime)).toMatchObject([
    { status: "no-buyer", callerId: testNumber(440) },
  ]);
  expect(held.standIn.asked(testNumber(440))).toBe(0);
});

test("text_messages sends from a number of ours, by a schedule or to a lead", async () => {
  const { ctx, schedule, client } = await setUp();
  await makeOffer(ctx, { number: testNumber(410), buyers: [] });
  const lead = await makeLead(ctx, testNumber(411), { scheduleId: schedule.id });
  const asked = [
    await client.post("/text_messages", {
      form: { from: testNumber(410), to: testNumber(412), message: " Hi " },
    }),
    await client.post("/text_messages", { json: { from: OURS, to: testNumber(412), message: "Hi" } }),
    await client.post("/text_messages", { json: { lead_id: lead.uuid, message: "Hi" } }),
  ];
  expect(asked.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(asked.map(({ body }) => body.text_message)).toMatchObject([
    { from: testNumber(410), to: testNumber(412), message: "Hi", status: "queued", error_code: null },
    { from: OURS, to: testNumber(412), message_uuid: expect.stringMatching(/^SM/) },
    { from: OURS, to: testNumber(411), lead_id: lead.id, schedule_id: schedule.id },
  ]);
  const id = asked[0]?.body.text_message.id;
  const list = await client.get(`/text_messages?fulltext=${testNumber(412).slice(-7)}&status=queued`);
  expect(list.body.text_messages.map(({ to }) => to)).toEqual([testNumber(412), testNumber(412)]);
  expect((await client.get(`/text_messages/${id}`)).body.text_message).toEqual(asked[0]?.body.text_message);
  expect((await client.get("/text_messages?direction=inbound")).body.text_messages).toEqual([]);
});

test("what cannot be dialed or texted is said by its field, and nothing is recorded", async () => {
  const { ctx, schedule, client } = await setUp();
  const off = await makeSchedule(ctx, { active: false });
  const mute = await makeSchedule(ctx, { number: null });
  const lead = await makeLead(ctx, testNumber(420));
  const to = testNumber(421);
  const calls = [
    [{ to }, 422, "schedule_id"],
    [{ to, schedule_id: 999_999_999 }, 422, "schedule_id"],
    [{ to, schedule_id: off.id }, 422, "schedule_id"],
    [{ to, schedule_id: mute.id }, 422, "schedule_id"],
    [{ to, lead_token: "nobody's" }, 422, "lead_token"],
    [{ schedule_id: schedule.id }, 422, "to"],
    [{ to: "911", schedule_id: schedule.id }, 422, "to"],
    [{ to: "nobody", schedule_id: schedule.id }, 422, "to"],
    [{ lead_id: lead.id }, 422, "lead_id"],
    [{ lead_id: lead.id, to, schedule_id: schedule.id }, 422, "to"],
    [{ lead_id: 999_999_999 }, 404, "base"],
  ] as const;
  for (const [json, status, field] of calls) {
    const answer = await client.post("/schedules/make_call", { json });
    expect({ json, status: answer.status, fields: Object.keys(answer.body.errors) }).toEqual({
      json,
      status,
      fields: [field],
    });
  }
  const texts = [
    [{ to, schedule_id: schedule.id }, "message"],
    [{ to, schedule_id: schedule.id, message: "  " }, "message"],
    [{ to, schedule_id: schedule.id, message: "x".repeat(1601) }, "message"],
    [{ to, message: "Hi" }, "from"],
    [{ to, message: "Hi", from: testNumber(422) }, "from"],
    [{ to, message: "Hi", from: OURS, manual: "perhaps" }, "manual"],
    [{ message: "Hi", from: OURS }, "to"],
  ] as const;
  for (const [json, field] of texts) {
    const { status, body } = await client.post("/text_messages", { json });
    expect({ json, status, fields: Object.keys(body.errors) }).toEqual({
      json,
      status: 422,
      fields: [field],
    });
  }
  expect([await callsOf(ctx), await textsOf(ctx)]).toEqual([[], []]);
});

test("a number of the company's own, an offer's or a schedule's, is neither dialed nor texted: 422", async () => {
  const { ctx, schedule, client } = await setUp();
  const ofOffer = testNumber(450);
  await makeOffer(ctx, { number: ofOffer, buyers: [] });
  const lead = await makeLead(ctx, ofOffer, { scheduleId: schedule.id });
  const asked = [
    ["/schedules/make_call", { schedule_id: schedule.id, to: ofOffer }, "to"],
    ["/schedules/make_call", { schedule_id: schedule.id, to: OURS }, "to"],
    ["/schedules/make_call", { lead_id: lead.id }, "lead_id"],
    ["/text_messages", { schedule_id: schedule.id, to: ofOffer, message: "Hi" }, "to"],
    ["/text_messages", { from: ofOffer, to: OURS, message: "Hi" }, "to"],
  ] as const;
  for (const [address, json, field] of asked) {
    const { status, body } = await client.post(address, { json });
    expect({ json, status, errors: body.errors }).toEqual({
      json,
      status: 422,
      errors: { [field]: ["is a number of this company itself"] },
    });
  }
  expect([await callsOf(ctx), await textsOf(ctx)]).toEqual([[], []]);
});

test("dialing needs Call:dial, texting TextMessage:send, reading TextMessage:read, and nothing crosses companies", async () => {
  const { ctx, schedule, client } = await setUp();
  const keys = await apiClient({ ctx, areas: [], actions: ["Call:read", "Contact:block"] });
  const strangers = await apiClient({ ctx: await testContext() });
  const without = (address: string, request?: ApiRequest) => decided(() => keys.post(address, request));
  const others = (address: string, request?: ApiRequest) => decided(() => strangers.post(address, request));
  const call = { json: { schedule_id: schedule.id, to: testNumber(430) } };
  const json = { ...call.json, message: "Hi" };
  expect((await without("/schedules/make_call", call)).body.errors).toHaveProperty("Call:dial");
  expect((await without("/text_messages", { json })).body.errors).toHaveProperty("TextMessage:send");
  expect((await keys.get("/text_messages")).body.errors).toHaveProperty("TextMessage:read");
  expect((await others("/schedules/make_call", call)).body.errors).toHaveProperty("schedule_id");
  expect(
    (await others("/text_messages", { json: { ...json, schedule_id: "", from: OURS } })).body.errors,
  ).toHaveProperty("from");
  const { body } = await client.post("/text_messages", { json });
  expect((await strangers.get(`/text_messages/${body.text_message.id}`)).status).toBe(404);
  expect((await strangers.get("/text_messages")).body.text_messages).toEqual([]);
});
