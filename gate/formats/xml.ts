import type { GateAnswer } from "./format";

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Returns the text as it may stand in XML, in an element or an attribute, without what XML cannot hold. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** Returns an answer with this document. */
export const xmlAnswer = (document: string): GateAnswer => ({
  status: 200,
  type: "text/xml; charset=utf-8",
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`,
});
