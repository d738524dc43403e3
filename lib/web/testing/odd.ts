import fc, { type Arbitrary } from "fast-check";
import type { ApiRequest } from "./api-client";

const WORDS =
  `0 -1 1e3 1.5 null undefined %00 .. + ' " ; -- १२३ 2016-01-01 2016-13-45 9007199254740993 -9223372036854775809
  999999999999999999999999999999 NaN Infinity __proto__ true [] {} +17195550001 17195550001 tel:+17195550001
  911 \u{1f4de} \ufffd \u202e ${"9".repeat(400)}`.split(/\s+/);

/** For tests: values that no document allows: wrong types, far too large, half a character, a zero byte. */
export const odd: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom<unknown>(
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",
    "\udfffx",
    "x".repeat(5_000),
    null,
    [],
    {},
    [[]],
    [null],
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.integer().map(String),
  fc.double(),
  fc.bigInt().map(String),
  fc.array(fc.string(), { maxLength: 3 }),
);

/** For tests: names that no operation has, or that mean something else there. */
export const oddName: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "data[zip]",
    "data[]",
    "numbers[]",
    "caller_id",
    "id",
    "token",
    "uuid",
    "company_id",
    "",
  ),
  fc.string({ unit: "binary", maxLength: 10 }),
);

/** For tests: one part of a path; `.` and `..` never arrive as such. */
export const oddPart: Arbitrary<string> = fc
  .oneof(odd, fc.string())
  .map(
    (value) =>
      Buffer.from(typeof value === "object" ? JSON.stringify(value) : String(value))
        .toString()
        .slice(0, 500) || "x",
  )
  .filter((part) => part !== "." && part !== "..");

const type = fc.constantFrom(
  "application/json",
  "APPLICATION/JSON; charset=latin1",
  "application/vnd.api+json",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=x",
  "text/csv",
  "text/html",
  "application/gzip",
  "image/png",
  ";;",
  "",
);

/** For tests: bytes that do not match their content type. */
export const oddBody: Arbitrary<ApiRequest> = fc
  .tuple(
    type,
    fc.oneof(
      fc.constantFrom(
        "{",
        "[]",
        "null",
        '"x"',
        '{"a":1,"a":2}',
        "--x\r\n\r\n--x--",
        "%",
        "\u001f\u008b",
        "[".repeat(5_000),
      ),
      fc.string({ unit: "binary" }),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.uint8Array().map((bytes) => new Uint8Array(bytes)),
    ),
  )
  .map(([contentType, body]) => ({ headers: { "content-type": contentType }, body }));

/** The texts that a header can hold. */
const visible = fc.stringMatching(/^[\x21-\x7e\xa1-\xff]{0,30}$/);

/** For tests: headers that the API reads, with any content. */
export const oddHeaders: Arbitrary<Record<string, string>> = fc.record(
  {
    "idempotency-key": fc.oneof(fc.constantFrom("one", "x".repeat(256), "", "a b"), visible),
    range: fc.oneof(
      fc.constantFrom(
        "bytes=0-",
        "bytes=-1",
        "bytes=5-2",
        "bytes=0-0,2-3",
        "bytes=999999-",
        "lines=1-2",
        "bytes=--",
      ),
      visible,
    ),
    "if-range": fc.oneof(fc.constantFrom('"x"', "Sat, 01 Jan 2050 00:00:00 GMT"), visible),
    accept: fc.constantFrom("text/html", "*/*", "application/xml"),
    "x-forwarded-for": fc.constantFrom(
      "",
      "unknown",
      "::ffff:198.51.100.7",
      "198.51.100.7, 10.0.0.1",
      "2001:db8::1",
    ),
  },
  { requiredKeys: [] },
);
