import { askedOf, type FieldReader, firstOf, readerOf, sipCode } from "./adapting";
import type { Format, GateRequest } from "./format";
import { xmlAnswer, xmlText } from "./xml";

const LONGEST_CONTEXT = 200;

/**
 * FreeSWITCH's mod_xml_curl, bound to the dialplan: a form for each call. A blocked caller gets a dialplan that
 * declines the call. For all others nothing is found here, and FreeSWITCH goes on with its own dialplan. With
 * `?context=public` only calls of that context are asked about. The status is always 200, because FreeSWITCH reads no
 * other.
 */
export const freeswitch: Format = {
  read(request) {
    const [key, ...more] = request.path;
    if (more.length > 0) return null;
    const field = readerOf(request);
    const numbers = isCall(request, field) ? [firstOf(field, ["Caller-Caller-ID-Number", "Caller-ANI"])] : [];
    return askedOf(request, key, numbers, "match");
  },
  say(checks, request) {
    if (checks.every(({ allowed }) => allowed)) return NOT_FOUND;
    const { code, words } = sipCode(request);
    return section(
      "dialplan",
      `<context name="${xmlText(contextOf(readerOf(request)))}"><extension name="blocked"><condition>` +
        `<action application="respond" data="${code} ${words}"/></condition></extension></context>`,
    );
  },
  refuse: () => NOT_FOUND,
};

const section = (name: string, content: string) =>
  xmlAnswer(`<document type="freeswitch/xml"><section name="${name}">${content}</section></document>`);

const NOT_FOUND = section("result", `<result status="not found"/>`);

/** FreeSWITCH looks for the context of the call, and takes `global` where that is not to be found. */
const contextOf = (field: FieldReader) =>
  (firstOf(field, ["Hunt-Context", "Caller-Context"]) || "global").slice(0, LONGEST_CONTEXT);

function isCall({ query }: GateRequest, field: FieldReader) {
  if (field("section") !== "dialplan") return false;
  const wanted = query.get("context");
  return !wanted || wanted === contextOf(field);
}
