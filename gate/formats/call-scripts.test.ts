import { describe, expect, test } from "vitest";
import { formOf, refusal, requestOf, verdictOf } from "../testing/requests";
import { parseXml } from "../testing/phone-systems";
import { flat } from "./flat";
import { jambonz } from "./jambonz";
import { twiml } from "./twiml";

const NEXT = "https://example.com/voice?a=1&b=%22x%22";
const next = `next=${encodeURIComponent(NEXT)}`;
const json = (value: unknown) => ({ body: JSON.stringify(value), contentType: "application/json" });

describe("TwiML", () => {
  const call = requestOf(`/twiml/k?${next}`, formOf({ From: "+17195550001", CallSid: "CA1" }));

  test("the caller is asked about", () => {
    expect(twiml.read(call)).toEqual({
      key: "k",
      numbers: ["+17195550001"],
      action: "match",
      onError: "refuse",
    });
  });

  test("a blocked caller is rejected", () => {
    const [verb] = parseXml(twiml.say([refusal()], call).body).children;
    expect(verb).toMatchObject({ name: "Reject", attributes: { reason: "rejected" } });
  });

  test("any other call goes on at the address given, whatever is in it", () => {
    const { body } = twiml.say([verdictOf()], call);
    expect(parseXml(body).children.map(({ name }) => name)).toEqual(["Redirect"]);
    expect(body).toContain(">https://example.com/voice?a=1&amp;b=%22x%22</Redirect>");
  });

  test.each([
    "",
    "javascript:alert(1)",
    "/voice",
    "ftp://example.com/",
    `https://e.com/${"x".repeat(2_000)}`,
  ])("%s is no address to go on at", (address) => {
    const request = requestOf(
      `/twiml/k?next=${encodeURIComponent(address)}`,
      formOf({ From: "+17195550001" }),
    );
    expect(twiml.read(request)).toBeNull();
    expect(twiml.refuse("unreadable", request).status).toBe(400);
  });

  test("a key that was never issued is an error, so that the fallback URL is taken", () => {
    expect(twiml.refuse("unknown key", call)).toMatchObject({ status: 401, body: "unknown key" });
  });
});

describe("jambonz", () => {
  const call = requestOf(
    `/jambonz/k?${next}&sip_code=486`,
    json({ from: "+17195550001", to: "+17195559999" }),
  );

  test("the caller is asked about", () => {
    expect(jambonz.read(call)).toMatchObject({ key: "k", numbers: ["+17195550001"], action: "match" });
  });

  test("a blocked call is declined, and that is the only verb", () => {
    expect(JSON.parse(jambonz.say([refusal()], call).body)).toEqual([
      { verb: "sip:decline", status: 486, reason: "Busy Here" },
    ]);
  });

  test("an allowed call goes on at the address given; without one there is no verb", () => {
    expect(JSON.parse(jambonz.say([verdictOf()], call).body)).toEqual([
      { verb: "redirect", actionHook: NEXT },
    ]);
    expect(jambonz.say([verdictOf()], requestOf("/jambonz/k", json({ from: "x" }))).body).toBe("[]");
  });

  test("an address that is none cannot be read", () => {
    expect(jambonz.read(requestOf("/jambonz/k?next=file:///etc", json({ from: "1" })))).toBeNull();
  });
});

describe("flat JSON", () => {
  test.each([
    requestOf("/flat/k/7195550001"),
    requestOf("/flat/k?number=7195550001"),
    requestOf("/flat/k", json({ number: "7195550001" })),
    requestOf("/flat/k", json({ from: 7195550001 })),
    requestOf("/flat/k", formOf({ From: "7195550001" })),
  ])("the number is read from path, query, JSON and form", (request) => {
    expect(flat.read(request)).toMatchObject({ key: "k", numbers: ["7195550001"], action: "dial" });
  });

  test("every answer is 200 with the same names, and all their values are texts", () => {
    const request = requestOf("/flat/k/7195550001");
    const answers = [
      flat.say([refusal()], request),
      flat.say([verdictOf({ number: null, caller: "withheld" })], request),
      flat.refuse("unknown key", request),
    ];
    const [blocked, withheld, unknown] = answers.map(({ body }) => JSON.parse(body));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(blocked).toEqual({
      allowed: "false",
      blocked: "true",
      reason: "blocked",
      number: "+17195550001",
      since: "2026-01-02T03:04:05.000Z",
      caller: "",
      code: "603",
      guessed: "false",
      error: "",
    });
    expect(withheld).toMatchObject({ allowed: "true", number: "", caller: "withheld", code: "" });
    expect(unknown).toMatchObject({ allowed: "", blocked: "", error: "unknown key" });
    expect(Object.keys(unknown)).toEqual(Object.keys(blocked));
  });
});
