import fc from "fast-check";
import { expect, test } from "vitest";
import { checkedActions, refusalReasons } from "@/db/enums";
import { freeswitchDoes, parseXml } from "../testing/phone-systems";
import { bulk } from "./bulk";
import { dnc } from "./dnc";
import { flat } from "./flat";
import type { Format, GateAnswer, GateCheck, GateRequest, Misuse } from "./format";
import { freeswitch } from "./freeswitch";
import { jambonz } from "./jambonz";
import { twiml } from "./twiml";
import { vicidial } from "./vicidial";

const text = fc.string({
  unit: fc.oneof(fc.constantFrom("\0", "\r\n", "<", "&", '"', "\ud800"), fc.string()),
});
const named = fc.constantFrom(
  "number",
  "from",
  "From",
  "next",
  "sip_code",
  "action",
  "on_error",
  "reason",
  "context",
);
const fields = fc
  .array(fc.tuple(fc.oneof(named, text), fc.oneof(text, fc.webUrl())))
  .map((all) => new URLSearchParams(all));
const form = fc.tuple(fields, fc.boolean(), text, text).map(([all, call, caller, context]) => {
  const said = new URLSearchParams(all);
  if (call) said.set("section", "dialplan");
  said.set("Caller-Caller-ID-Number", caller);
  said.set("Caller-Context", context);
  said.set("phoneList", caller);
  return said.toString();
});

const requests: fc.Arbitrary<GateRequest> = fc.record({
  method: fc.constantFrom("GET", "HEAD", "POST"),
  path: fc.array(text, { maxLength: 4 }),
  query: fields,
  body: fc.oneof(text, form, fc.json()),
  contentType: fc.oneof(
    text,
    fc.constantFrom(
      "application/json",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ),
  ),
  authorization: fc.option(text),
});

const verdicts: fc.Arbitrary<GateCheck> = fc.record({
  number: fc.option(text),
  action: fc.constantFrom(...checkedActions),
  allowed: fc.boolean(),
  reason: fc.option(fc.constantFrom(...refusalReasons)),
  since: fc.option(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01") })),
  caller: fc.option(fc.constantFrom("withheld", "none", "internal")),
  guessed: fc.boolean(),
});

const MISUSES: Misuse[] = ["unknown key", "unknown path", "unreadable"];

/** Whether a format may say this. */
const GRAMMARS: [string, Format, (answer: GateAnswer) => boolean][] = [
  ["vicidial", vicidial, ({ status, body }) => status === 200 && /^[01]$/.test(body)],
  ["dnc", dnc, ({ status, body }) => status === 200 && /^([\w+-]{0,32},[CPI],\n)*$|^[a-z ]+\n$/.test(body)],
  [
    "freeswitch",
    freeswitch,
    ({ status, body }) =>
      /^(goes on|responds (403|486|603|607|608))$/.test(freeswitchDoes(status, body, contextIn(body))),
  ],
  [
    "twiml",
    twiml,
    ({ status, body }) =>
      status === 200
        ? /^(Reject|Redirect)$/.test(
            parseXml(body)
              .children.map(({ name }) => name)
              .join(),
          )
        : /^[a-z ]+$/.test(body),
  ],
  [
    "jambonz",
    jambonz,
    ({ body }) =>
      JSON.parse(body).every(({ verb }: { verb: string }) => /^(sip:decline|redirect)$/.test(verb)),
  ],
  [
    "flat",
    flat,
    ({ status, body }) =>
      status === 200 && Object.values(JSON.parse(body)).every((value) => typeof value === "string"),
  ],
  ["bulk", bulk, ({ body }) => /^[01\n]*$/.test(body) || typeof JSON.parse(body) === "object"],
];

/** The context that the document names: FreeSWITCH's own, unless that holds what XML cannot. */
const contextIn = (body: string) => parseXml(body).children[0]?.children[0]?.attributes.name ?? "";

test.each(GRAMMARS)("%s never throws and never leaves its grammar", (_name, format, mayBe) => {
  const property = fc.property(requests, fc.array(verdicts, { maxLength: 3 }), (request, checks) => {
    const asked = format.read(request);
    // What cannot be read is never judged.
    const answers = asked === null ? [] : [format.say(checks.slice(0, asked.numbers.length), request)];
    answers.push(...MISUSES.map((misuse) => format.refuse(misuse, request)));
    expect(answers.filter((answer) => !mayBe(answer))).toEqual([]);
  });
  fc.assert(property, { numRuns: 300 });
});
