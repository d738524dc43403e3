import { askedOf, MISUSE_STATUSES, nextAddress, readerOf, sipCode } from "./adapting";
import type { Format, GateAnswer } from "./format";

/**
 * jambonz: the calling webhook of an application, as `/jambonz/:token?next=URL`. A blocked call is declined; any other
 * goes on with the application at `next`. Without `next` an allowed call gets no verbs (`[]`): that is for an
 * application of one's own which asks in passing, since jambonz itself declines an unanswered call when no verbs are
 * left. Where there is no verdict the status says so.
 */
export const jambonz: Format = {
  read(request) {
    const [key, ...more] = request.path;
    if (more.length > 0 || (request.query.has("next") && nextAddress(request) === null)) return null;
    return askedOf(request, key, [readerOf(request)("from") ?? ""], "match");
  },
  say(checks, request) {
    if (checks.some(({ allowed }) => !allowed)) {
      const { code, words } = sipCode(request);
      return verbs(200, [{ verb: "sip:decline", status: code, reason: words }]);
    }
    const next = nextAddress(request);
    return verbs(200, next === null ? [] : [{ verb: "redirect", actionHook: next }]);
  },
  refuse: (misuse) => verbs(MISUSE_STATUSES[misuse], []),
};

const verbs = (status: number, list: Record<string, string | number>[]): GateAnswer => ({
  status,
  type: "application/json",
  body: JSON.stringify(list),
});
