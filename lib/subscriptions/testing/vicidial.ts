import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export const LOGIN = { user: "apiuser", password: "s3cret|word" };

/** What the stand-in is made to do: be down, be slow, take no more than so many, know other rights. */
type Mood = {
  down?: boolean;
  after?: number;
  /** After so many calls each is answered with an error of its database. */
  breaksAfter?: number;
  rights?: { add: boolean; remove: boolean };
};

/**
 * For tests: imitates VICIdial's non_agent_api.php as its NON-AGENT_API.txt documents it: the answers of add_dnc_phone
 * and delete_dnc_phone, always with the status 200, a line of text, and errors that repeat what was sent.
 */
export async function startVicidial() {
  const held = { mood: {} as Mood, dnc: new Set<string>(), calls: [] as string[], atOnce: 0, mostAtOnce: 0 };
  const server = createServer(async (request, response) => {
    held.mostAtOnce = Math.max(held.mostAtOnce, ++held.atOnce);
    response.once("close", () => held.atOnce--);
    let body = "";
    for await (const chunk of request) body += String(chunk);
    if (held.mood.after) await sleep(held.mood.after);
    if (held.mood.down) return void response.writeHead(502).end("Bad Gateway");
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(`${answerTo(new URLSearchParams(body), request.url ?? "")}\n`);
  });
  const listen = (port = 0) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen();
  const { port } = server.address() as AddressInfo;

  function answerTo(fields: URLSearchParams, path: string): string {
    const [run, user, pass] = ["function", "user", "pass"].map((name) => fields.get(name) ?? "");
    const [number, campaign] = [fields.get("phone_number") ?? "", fields.get("campaign_id") ?? ""];
    if (path !== "/vicidial/non_agent_api.php") return "<html>not here</html>";
    held.calls.push(`${run} ${number}`);
    if (!fields.get("source")) return "ERROR: Invalid Source";
    if (user !== LOGIN.user || pass !== LOGIN.password)
      return `ERROR: Login incorrect, please try again: |${user}|${pass}|BAD|`;
    if (held.mood.breaksAfter !== undefined && held.calls.length > held.mood.breaksAfter)
      return "ERROR: database is read only";
    if (number.length < 6 || number.length > 20 || campaign !== "SYSTEM_INTERNAL")
      return `ERROR: ${run} YOU MUST USE ALL REQUIRED FIELDS - ${user}|${number}|${campaign}|1000`;
    return dncAnswer(run ?? "", user, number);
  }

  function dncAnswer(run: string, user: string, number: string): string {
    const { add, remove } = held.mood.rights ?? { add: true, remove: true };
    if (run === "add_dnc_phone") {
      if (!add) return `ERROR: ${run} USER DOES NOT HAVE PERMISSION TO ADD DNC NUMBERS - ${user}|0`;
      if (held.dnc.has(number)) return `ERROR: ${run} DNC NUMBER ALREADY EXISTS - ${user}|${number}`;
      held.dnc.add(number);
      return `SUCCESS: ${run} DNC NUMBER HAS BEEN ADDED - ${user}|${number}|SYSTEM_INTERNAL`;
    }
    if (run !== "delete_dnc_phone") return `ERROR: NO FUNCTION SPECIFIED`;
    if (!remove) return `ERROR: ${run} USER DOES NOT HAVE PERMISSION TO DELETE DNC NUMBERS - ${user}|0`;
    if (!held.dnc.delete(number)) return `ERROR: ${run} DNC NUMBER DOES NOT EXIST - ${user}|${number}`;
    return `SUCCESS: ${run} DNC NUMBER HAS BEEN DELETED - ${user}|${number}|SYSTEM_INTERNAL`;
  }

  return {
    held,
    url: `http://127.0.0.1:${port}/vicidial/non_agent_api.php`,
    list: () => [...held.dnc].sort(),
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
    open: () => listen(port),
  };
}
