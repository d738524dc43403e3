import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * The addresses that must answer within half a second. Nobody has these keys and this token, so nothing is done there.
 */
export const HURRIED = [
  { method: "POST", path: "/hooks/twilio/nobody" },
  { method: "GET", path: "/api/v1/contacts/+17191231234/check" },
  { method: "POST", path: "/api/v1/contacts/scrub" },
  { method: "POST", path: "/api/v1/schedules/make_call" },
  { method: "POST", path: "/api/v1/text_messages" },
];

/**
 * Asks the addresses that must be fast once, before anybody else can. The first request of a route loads its code and
 * opens connections to the database, which takes longer than a caller may wait. Their answers do not matter.
 */
export async function warmUp(answer: RequestListener): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const headers = { authorization: `Basic ${Buffer.from("nobody:nobody").toString("base64")}` };
  const ask = async ({ method, path }: (typeof HURRIED)[number]) => {
    const form = method === "POST" ? { body: new URLSearchParams({ CallSid: "nobody" }) } : {};
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, ...form });
    await response.arrayBuffer();
  };
  await Promise.allSettled(HURRIED.map(ask));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
