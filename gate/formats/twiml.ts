import { askedOf, firstOf, MISUSE_STATUSES, nextAddress, readerOf } from "./adapting";
import type { Format } from "./format";
import { xmlAnswer, xmlText } from "./xml";

/**
 * Twilio, SignalWire and Telnyx TeXML: the form of an incoming call to `/twiml/:token?next=URL`. A blocked caller is
 * rejected, which costs nothing; any other call goes on with the document at `next`. Where there is no verdict, an
 * error lets the provider go to the number's fallback URL, and stands in the provider's log.
 */
export const twiml: Format = {
  read(request) {
    const [key, ...more] = request.path;
    if (more.length > 0 || nextAddress(request) === null) return null;
    return askedOf(request, key, [firstOf(readerOf(request), ["From", "Caller"])], "match");
  },
  say(checks, request) {
    const next = nextAddress(request);
    if (checks.some(({ allowed }) => !allowed))
      return response(`<Reject reason="${reasonIn(request.query)}"/>`);
    return next === null ? twiml.refuse("unreadable", request) : response(redirect(next));
  },
  refuse: (misuse) => ({ status: MISUSE_STATUSES[misuse], type: "text/plain; charset=utf-8", body: misuse }),
};

const response = (verb: string) => xmlAnswer(`<Response>${verb}</Response>`);

const redirect = (next: string) => `<Redirect method="POST">${xmlText(next)}</Redirect>`;

/** What the caller hears: `rejected` is the provider's "not in service", `busy` a busy signal. */
const reasonIn = (query: URLSearchParams) => (query.get("reason") === "busy" ? "busy" : "rejected");
