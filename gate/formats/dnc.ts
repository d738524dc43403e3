import { askedOf, readerOf } from "./adapting";
import type { Format, GateAnswer, GateCheck, GateRequest } from "./format";
import { multipartFields } from "./multipart";

/** As many as VICIdial sends at once. */
export const MOST_IN_SCRUB = 50_000;
const ITEM = /^[\w+-]{0,32}$/;

/**
 * A list scrub in DNC.com's format, which VICIdial's `AST_DNCcom_filter.pl` and `DNCcom_inbound_filter.php` speak: a
 * form with `loginId` (the key, unless the path has it) and `phoneList`, numbers with commas. The answer has one line
 * for each, `number,CODE`, in the order and the digits asked: `P` (on the project's own list), `C` (clean), `I` (no
 * number). VICIdial writes the codes into its leads, so a guess is never said: when one number cannot be told, the
 * answer is a line of words, at which the script stops and leaves every lead as it is.
 */
export const dnc: Format = {
  read(request) {
    const [key, ...more] = request.path;
    if (more.length > 0) return null;
    const { loginId, numbers } = scrubOf(request);
    if (numbers.length > MOST_IN_SCRUB || !numbers.every((number) => ITEM.test(number))) return null;
    return askedOf(request, key || loginId, numbers, "dial");
  },
  say(checks, request) {
    if (checks.some(({ guessed, reason }) => guessed || reason === "unavailable"))
      return lines(["unavailable"]);
    const { numbers } = scrubOf(request);
    return lines(checks.map((check, n) => `${numbers[n] ?? ""},${codeOf(check)},`));
  },
  refuse: (misuse) => lines([misuse]),
};

function scrubOf(request: GateRequest) {
  const field = /multipart\/form-data/i.test(request.contentType)
    ? multipartFields(request.body, request.contentType)
    : readerOf(request);
  const list = field("phoneList") ?? "";
  return { loginId: field("loginId") ?? undefined, numbers: list === "" ? [] : list.split(",") };
}

function codeOf({ number, allowed }: GateCheck) {
  if (number === null) return "I";
  return allowed ? "C" : "P";
}

/** VICIdial compares the code with a letter, so a line must end with a line feed alone. */
const lines = (all: string[]): GateAnswer => ({
  status: 200,
  type: "text/plain; charset=utf-8",
  body: all.map((line) => `${line}\n`).join(""),
});
