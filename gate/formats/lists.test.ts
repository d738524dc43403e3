import { describe, expect, test } from "vitest";
import { formOf, refusal, requestOf, verdictOf } from "../testing/requests";
import { vicidialScrubs } from "../testing/phone-systems";
import { bulk, MOST_IN_BULK } from "./bulk";
import { dnc, MOST_IN_SCRUB } from "./dnc";

/** A form as curl sends it for WWW::Curl::Form. */
function multipart(fields: Record<string, string>) {
  const boundary = "------------------------d74496d66958873e";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    body: `${parts.join("")}--${boundary}--\r\n`,
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

const SCRUB = { loginId: "tdchk1", version: "3", projId: "", campaignId: "" };
const scrubOf = (numbers: string[]) =>
  requestOf("/dnc", multipart({ ...SCRUB, phoneList: numbers.join(",") }));

describe("VICIdial's list scrub", () => {
  test("every number of the list is asked about, with the login as the key", () => {
    expect(dnc.read(scrubOf(["7195550001", "7195550002"]))).toEqual({
      key: "tdchk1",
      numbers: ["7195550001", "7195550002"],
      action: "dial",
      onError: "refuse",
    });
  });

  test("the key may stand in the path, and the single check of an inbound call comes as a query", () => {
    expect(dnc.read(requestOf("/dnc/k?version=2&loginId=x&phoneList=7195550001"))).toMatchObject({
      key: "k",
      numbers: ["7195550001"],
    });
  });

  test("each lead gets its code, in the order and the digits asked", () => {
    const asked = ["7195550001", "7195550002", "0000000000"];
    const { body } = dnc.say(
      [refusal(), verdictOf(), verdictOf({ number: null, caller: "none" })],
      scrubOf(asked),
    );
    expect(body).toBe("7195550001,P,\n7195550002,C,\n0000000000,I,\n");
    expect(vicidialScrubs(asked, body)).toEqual({ codes: ["P", "C", "I"], stopped: false });
  });

  test("fifty thousand are answered; one more, or what is no list of numbers, cannot be read", () => {
    const asked = Array.from({ length: MOST_IN_SCRUB }, (_, n) => String(7_190_000_000 + n));
    const request = scrubOf(asked);
    expect(dnc.read(request)?.numbers).toEqual(asked);
    const { body } = dnc.say(
      asked.map((_, n) => (n % 2 ? refusal() : verdictOf())),
      request,
    );
    expect(vicidialScrubs(asked, body).codes.join("").slice(0, 4)).toBe("CPCP");
    expect(vicidialScrubs(asked, body)).toMatchObject({ stopped: false });
    expect(dnc.read(scrubOf([...asked, "7191234567"]))).toBeNull();
    expect(dnc.read(scrubOf(["719<b>"]))).toBeNull();
  });

  test("a guess and a misuse stop the scrub before any lead", () => {
    const asked = ["7195550001", "7195550002"];
    const guess = verdictOf({ guessed: true, reason: "unavailable" });
    for (const { status, body } of [
      dnc.say([verdictOf(), guess], scrubOf(asked)),
      dnc.refuse("unknown key", scrubOf(asked)),
      dnc.refuse("unreadable", scrubOf(asked)),
    ]) {
      expect(status).toBe(200);
      expect(vicidialScrubs(asked, body)).toEqual({ codes: [], stopped: true });
    }
  });

  test("a body that is no form asks about nobody", () => {
    const broken = requestOf("/dnc/k", { body: "--x", contentType: "multipart/form-data" });
    expect(dnc.read(broken)).toMatchObject({ numbers: [] });
  });
});

describe("bulk", () => {
  const json = (value: unknown) => ({ body: JSON.stringify(value), contentType: "application/json" });

  test.each([
    requestOf("/bulk/k", json(["7195550001", 7195550002])),
    requestOf("/bulk/k", json({ numbers: ["7195550001", "7195550002"] })),
    requestOf("/bulk/k", { body: "7195550001\r\n\r\n7195550002\n", contentType: "text/plain" }),
    requestOf("/bulk/k", { ...formOf({}), body: "7195550001,7195550002" }),
  ])("a list is read from JSON and text", (request) => {
    expect(bulk.read(request)).toEqual({
      key: "k",
      numbers: ["7195550001", "7195550002"],
      action: "dial",
      onError: "refuse",
    });
  });

  test("the action may stand in the query or beside the numbers", () => {
    expect(bulk.read(requestOf("/bulk/k?action=sms", json([])))).toMatchObject({ action: "sms" });
    expect(bulk.read(requestOf("/bulk/k", json({ numbers: [], action: "match" })))).toMatchObject({
      action: "match",
    });
    expect(bulk.read(requestOf("/bulk/k", json({ numbers: [], action: "ring" })))).toBeNull();
  });

  test("more than the most, and what is no list, cannot be read", () => {
    const many = Array.from({ length: MOST_IN_BULK + 1 }, () => "7195550001");
    expect(bulk.read(requestOf("/bulk/k", json(many)))).toBeNull();
    expect(bulk.read(requestOf("/bulk/k", { body: many.join("\n") }))).toBeNull();
    expect(bulk.read(requestOf("/bulk/k", json({ numbers: [null] })))).toBeNull();
    expect(bulk.read(requestOf("/bulk/k", { body: "{", contentType: "application/json" }))).toBeNull();
  });

  test("each number has its verdict, in order; as text a digit a line", () => {
    const checks = [refusal(), verdictOf()];
    const { checks: said } = JSON.parse(bulk.say(checks, requestOf("/bulk/k", json([]))).body);
    expect(said).toEqual([
      {
        number: "+17195550001",
        action: "match",
        allowed: false,
        reason: "blocked",
        since: "2026-01-02T03:04:05.000Z",
        caller: null,
      },
      { number: "+17195550001", action: "match", allowed: true, reason: null, since: null, caller: null },
    ]);
    expect(bulk.say(checks, requestOf("/bulk/k?format=text")).body).toBe("0\n1\n");
  });
});
