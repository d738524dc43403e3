import { askedOf, firstOf, readerOf, sipCode } from "./adapting";
import type { Format, GateAnswer, GateCheck } from "./format";

/** What every answer has, so that a mapping of fields never fails. */
type Flat = Record<
  "allowed" | "blocked" | "reason" | "number" | "since" | "caller" | "code" | "guessed" | "error",
  string
>;

const NOTHING: Flat = {
  allowed: "",
  blocked: "",
  reason: "",
  number: "",
  since: "",
  caller: "",
  code: "",
  guessed: "",
  error: "",
};

/**
 * For steps of call flows that read one JSON object of texts and stop at any status but 200: Twilio Studio, Genesys
 * data actions, Five9, 3CX. `GET /flat/:token/:number`, or the number as `number` or `from` in query, form or JSON.
 * Where there is no verdict, `allowed` is neither `true` nor `false`, and `error` says why.
 */
export const flat: Format = {
  read(request) {
    const [key, number, ...more] = request.path;
    if (more.length > 0) return null;
    return askedOf(request, key, [number || firstOf(readerOf(request), ["number", "from", "From"])], "dial");
  },
  say: ([check], request) =>
    check
      ? json({ ...verdict(check), code: check.allowed ? "" : String(sipCode(request).code) })
      : json(NOTHING),
  refuse: (misuse) => json({ ...NOTHING, error: misuse }),
};

const verdict = ({ allowed, reason, number, since, caller, guessed }: GateCheck): Flat => ({
  ...NOTHING,
  allowed: String(allowed),
  blocked: String(!allowed),
  reason: reason ?? "",
  number: number ?? "",
  since: since?.toISOString() ?? "",
  caller: caller ?? "",
  guessed: String(guessed),
});

const json = (value: Flat): GateAnswer => ({
  status: 200,
  type: "application/json",
  body: JSON.stringify(value),
});
