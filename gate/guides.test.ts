import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issueCheckToken } from "@/lib/access-tokens/issuing";
import { listenForChanges } from "@/lib/changes";
import { blockContacts } from "@/lib/contacts/bulk";
import { testContext, testNumber } from "@/lib/testing/context";
import { startGate, type TestGate, untilSure } from "./testing/gate";

/** What the guides say under *Try it*, for the number +17195550001 when it is blocked and 7195550002 when it is not. */
const SAID: [string, RegExp][] = [
  ["asterisk /check", /^200 0$/],
  ["freeswitch /freeswitch", /^200 .*application="respond" data="603 Decline"/s],
  ["jambonz /jambonz", /^200 \[{"verb":"sip:decline","status":603,"reason":"Decline"}\]$/],
  ["kamailio /check", /^451 $/],
  ["plain-http /flat", /^200 {"allowed":"false","blocked":"true"/],
  ["plain-http /bulk", /^200 0\n1\n$/],
  ["signalwire-telnyx /twiml", /^200 .*<Reject reason="rejected"\/>/s],
  ["twilio /twiml", /^200 .*<Reject reason="rejected"\/>/s],
  ["vicidial /vicidial", /^200 1$/],
  ["vicidial /dnc", /^200 7195550001,P,\n7195550002,C,\n$/],
];

const FOLDER = "docs/guides";
const ADDRESS = /https?:\/\/(10\.0\.0\.2:3001|gate\.example\.com)/;

let gate: TestGate;
let key: string;

beforeAll(async () => {
  gate = await startGate();
  const ctx = await testContext();
  key = (await issueCheckToken(ctx, { name: "guides" })).checkKey;
  await blockContacts(ctx, { numbers: [testNumber(1)] });
  await untilSure(`${gate.url}/check/${key}/1001`);
});

afterAll(async () => {
  await gate.close();
  await listenForChanges().stop();
});

/** The commands of a guide that ask the gate, each on one line. */
function commandsOf(guide: string): string[] {
  const lines = readFileSync(`${FOLDER}/${guide}.md`, "utf8").replaceAll("\\\n", " ").split("\n");
  return lines.filter((line) => line.startsWith("curl ") && ADDRESS.test(line));
}

/** Does what curl would do, as far as the guides use it, and returns the status and the body. */
async function curl(command: string): Promise<string> {
  const words = [...command.matchAll(/\$?'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
  const given = (flag: string) => words.flatMap((word, n) => (word === flag ? [words[n + 1] ?? ""] : []));
  const form = new FormData();
  for (const field of given("-F"))
    form.append(...(field.replace("=KEY", `=${key}`).split("=") as [string, string]));
  // As curl: what is given with -d goes out as it stands, and is called a form.
  const data = given("-d").join("&");
  const text = given("--data-binary").map((each) => each.replaceAll("\\n", "\n"))[0];
  const body = given("-F").length > 0 ? form : (text ?? data);
  const headers = {
    ...(data && { "content-type": "application/x-www-form-urlencoded" }),
    ...Object.fromEntries(given("-H").map((header) => header.split(": "))),
  };
  const url =
    words
      .find((word) => ADDRESS.test(word))
      ?.replace(ADDRESS, gate.url)
      .replace("/KEY", `/${key}`) ?? "";
  const response = await fetch(url, { ...(body && { method: "POST", body }), headers });
  return `${response.status} ${await response.text()}`;
}

test("every guide's way to try it says what it should", async () => {
  const guides = readdirSync(FOLDER).flatMap((file) => /^([a-z-]+)\.md$/.exec(file)?.[1] ?? []);
  const commands = guides.flatMap((guide) => commandsOf(guide).map((command) => ({ guide, command })));
  const paths = commands.map(
    ({ guide, command }) => `${guide} /${/(?:3001|\.com)\/([a-z]+)/.exec(command)?.[1]}`,
  );
  expect(paths.toSorted()).toEqual(SAID.map(([path]) => path).toSorted());
  for (const [n, { command }] of commands.entries()) {
    expect(await curl(command)).toMatch(SAID.find(([path]) => path === paths[n])?.[1] ?? /^$/);
  }
});
