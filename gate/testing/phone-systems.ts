import { SaxesParser } from "saxes";

/** For tests: what VICIdial makes of a filter URL's body. It keeps the digits; anything above 0 is a match. */
export const vicidialMatches = (body: string): boolean => Number(body.replace(/\D/g, "")) > 0;

/**
 * For tests: what VICIdial's list scrub makes of an answer: the code that it writes for each lead, and whether it
 * stopped at a line that is not the number it asked about.
 */
export function vicidialScrubs(asked: string[], body: string): { codes: string[]; stopped: boolean } {
  const codes: string[] = [];
  // As Perl splits: empty lines at the end are none.
  for (const line of body.replace(/\n+$/, "").split("\n")) {
    const [number, code] = line.split(",");
    if (number !== asked[codes.length]) return { codes, stopped: true };
    codes.push(code ?? "");
  }
  return { codes, stopped: false };
}

type Tag = { name: string; attributes: Record<string, string>; children: Tag[] };

/** For tests: the root of a document; throws when it is not well-formed. */
export function parseXml(document: string): Tag {
  const root: Tag = { name: "", attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const tag: Tag = { name, attributes, children: [] };
    open.at(-1)?.children.push(tag);
    open.push(tag);
  });
  parser.on("closetag", () => open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(document).close();
  const [tag] = root.children;
  if (!tag) throw new Error("there is no root");
  return tag;
}

const findTag = (tag: Tag | undefined, name: string, called?: string) =>
  tag?.children.find(
    (child) => child.name === name && (called === undefined || child.attributes.name === called),
  );

/**
 * For tests: what FreeSWITCH does with a call after mod_xml_curl was answered, in the steps of its sources. `responds`
 * is the code with which it declines. `goes on` is its own dialplan; it says `error` where it logs one before.
 */
export function freeswitchDoes(status: number, body: string, context: string): string {
  if (status !== 200) return "error, goes on";
  const root = parseXml(body);
  if (root.name !== "document" || root.attributes.type !== "freeswitch/xml") return "error, goes on";
  const result = findTag(findTag(root, "section", "result"), "result");
  if (result?.attributes.status === "not found") return "goes on";
  const dialplan = findTag(root, "section", "dialplan");
  const calls = findTag(dialplan, "context", context) ?? findTag(dialplan, "context", "global");
  const condition = findTag(findTag(calls, "extension"), "condition");
  if (!condition) return "error, hangs up";
  const action = findTag(condition, "action");
  if (condition.attributes.field !== undefined || action?.attributes.application !== "respond")
    return "error";
  return `responds ${Number.parseInt(action.attributes.data ?? "", 10)}`;
}
