import { askedOf, firstOf, readerOf } from "./adapting";
import type { Format, GateAnswer } from "./format";

/**
 * VICIdial's *Filter URL*: `GET /vicidial/:token/:number`, where the number may be empty. VICIdial takes every digit of
 * the body and calls anything above 0 a match, so the body is `1` (blocked) or `0`, whatever happens. The status is
 * always 200: for another one a proxy may put a page of its own in place of the body, with digits in it.
 */
export const vicidial: Format = {
  read(request) {
    const [key, number, ...more] = request.path;
    if (more.length > 0) return null;
    return askedOf(request, key, [number || firstOf(readerOf(request), ["number", "from"])], "match");
  },
  say: (checks) => digit(checks.every(({ allowed }) => allowed) ? "0" : "1"),
  refuse: () => digit("0"),
};

const digit = (body: "0" | "1"): GateAnswer => ({ status: 200, type: "text/plain", body });
