import { describe, expect, test } from "vitest";
import { formOf, refusal, requestOf, verdictOf } from "../testing/requests";
import { freeswitchDoes } from "../testing/phone-systems";
import { freeswitch } from "./freeswitch";

const CALL = {
  section: "dialplan",
  "Caller-Caller-ID-Number": "7195550001",
  "Caller-Context": "public",
  "Caller-Destination-Number": "7195559999",
};

const callTo = (path: string, fields: Record<string, string> = {}) =>
  requestOf(path, formOf({ ...CALL, ...fields }));

describe("FreeSWITCH's mod_xml_curl", () => {
  test("the caller of a call is asked about, by the key of the path or of the header", () => {
    expect(freeswitch.read(callTo("/freeswitch/k"))).toMatchObject({ key: "k", numbers: ["7195550001"] });
    const form = formOf(CALL);
    const credentials = Buffer.from("gate:tdchk1").toString("base64");
    const withHeader = requestOf("/freeswitch", { ...form, authorization: `Basic ${credentials}` });
    expect(freeswitch.read(withHeader)).toMatchObject({ key: "tdchk1", action: "match" });
  });

  test("a caller without a number is asked about as nobody", () => {
    const withheld = callTo("/freeswitch/k", { "Caller-Caller-ID-Number": "" });
    expect(freeswitch.read(withheld)).toMatchObject({ numbers: [""] });
  });

  test("other sections and other contexts ask about nobody, and find nothing", () => {
    for (const request of [
      callTo("/freeswitch/k", { section: "directory" }),
      callTo("/freeswitch/k?context=public", { "Caller-Context": "default" }),
    ]) {
      expect(freeswitch.read(request)).toMatchObject({ numbers: [] });
      const { status, body } = freeswitch.say([], request);
      expect(freeswitchDoes(status, body, "public")).toBe("goes on");
    }
  });

  test.each([
    ["", "responds 603"],
    ["?sip_code=486", "responds 486"],
    ["?sip_code=607", "responds 607"],
    ["?sip_code=603%2B", "responds 603"],
    ["?sip_code=200", "responds 603"],
    ["?sip_code=__proto__", "responds 603"],
  ])("a blocked caller with %j: %s", (query, does) => {
    const request = callTo(`/freeswitch/k${query}`);
    const { status, body } = freeswitch.say([refusal()], request);
    expect(freeswitchDoes(status, body, "public")).toBe(does);
  });

  test("a context with characters of XML is found all the same; without one it is the global one", () => {
    const context = `a"<b>&'c`;
    const odd = freeswitch.say([refusal()], callTo("/freeswitch/k", { "Caller-Context": context }));
    expect(freeswitchDoes(odd.status, odd.body, context)).toBe("responds 603");
    const none = freeswitch.say([refusal()], callTo("/freeswitch/k", { "Caller-Context": "" }));
    expect(freeswitchDoes(none.status, none.body, "anything")).toBe("responds 603");
  });

  test("an allowed caller and every misuse go on with FreeSWITCH's own dialplan", () => {
    const request = callTo("/freeswitch/k");
    const answers = [
      freeswitch.say([verdictOf()], request),
      ...(["unknown key", "unknown path", "unreadable"] as const).map((one) =>
        freeswitch.refuse(one, request),
      ),
    ];
    for (const { status, body } of answers) expect(freeswitchDoes(status, body, "public")).toBe("goes on");
  });
});
