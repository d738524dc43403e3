import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { closeDb, db } from "@/db";
import type { EventKind } from "@/db/enums";
import { subscriptions } from "@/db/schema/subscriptions";
import { setBlocked } from "@/lib/contacts/inner/set-blocked";
import type { Context } from "@/lib/context";
import { useOwnDatabase } from "@/lib/jobs/testing/own-database";
import { testNumber } from "@/lib/testing/context";
import { startDelivering } from "../delivering";
import { subscribe } from "../subscribing";

/** An event as a receiver got it. */
export type Received = {
  id: string;
  type: EventKind;
  data: { contacts: { number: string }[]; [field: string]: unknown };
};

type Reply = {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  after?: number;
  hang?: boolean;
};

/**
 * For tests: an HTTP receiver that keeps what it gets and checks each signature as receivers do. `mood` is its answer.
 */
export async function startReceiver() {
  const received: Received[] = [];
  const held = {
    mood: {} as Reply,
    secrets: new Map<string, string>(),
    asked: 0,
    atOnce: 0,
    mostAtOnce: 0,
    bad: [] as string[],
  };
  const server = createServer(async (request, response) => {
    const path = request.url ?? "";
    held.asked++;
    held.mostAtOnce = Math.max(held.mostAtOnce, ++held.atOnce);
    response.once("close", () => held.atOnce--);
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { status = 200, body: answer = "ok", headers = {}, after = 0, hang } = held.mood;
    if (after > 0) await sleep(after);
    if (hang) return;
    try {
      const signed = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const event = new Webhook(held.secrets.get(path) ?? "").verify(body, signed) as Omit<Received, "id">;
      if (status < 300) received.push({ ...event, id: signed["webhook-id"] ?? "" });
    } catch (error) {
      held.bad.push(String(error));
    }
    response.writeHead(status, headers).end(answer);
  });
  const listen = (port = 0) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen();
  const { port } = server.address() as AddressInfo;
  let paths = 0;
  return {
    received,
    held,
    /** Numbers in the order in which they arrived, repetitions left out. */
    numbers: () => numbersOf(received),
    async subscribe(ctx: Context, event: EventKind) {
      const path = `/hook/${++paths}`;
      const made = await subscribe(ctx, { event, targetUrl: `http://127.0.0.1:${port}${path}` });
      held.secrets.set(path, made.secret);
      return made.subscription;
    },
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      if (held.bad.length > 0) throw new Error(`signed wrongly: ${held.bad.join(", ")}`);
    },
    open: () => listen(port),
  };
}

/** For tests: the numbers of events of contacts in order, each event once. */
export function numbersOf(received: Received[]): string[] {
  const first = received.filter(({ id }, i) => received.findIndex((other) => other.id === id) === i);
  return first.flatMap(({ data }) => data.contacts.map(({ number }) => number));
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/**
 * For tests that deliver. Delivering takes whatever waits in its database, so this file gets a database of its own, and
 * each test a receiver. `begin` lets one more process deliver until the test ends.
 */
export function useDelivering(purpose: string) {
  process.env.ALLOW_PRIVATE_TARGETS = "1";
  const held = {} as { receiver: Receiver; begin(): void };
  const begun: ReturnType<typeof startDelivering>[] = [];
  held.begin = () => void begun.push(startDelivering());
  beforeAll(async () => void (await useOwnDatabase(purpose)));
  beforeEach(async () => {
    held.receiver = await startReceiver();
  });
  afterEach(async () => {
    await Promise.all(begun.splice(0).map((one) => one.stop()));
    await held.receiver.close();
  });
  afterAll(closeDb);
  return held;
}

export const block = (ctx: Context, ...numbers: number[]) =>
  setBlocked(ctx, numbers.map(testNumber), { blocked: true, source: "api", reason: "spam" });

export const unblock = (ctx: Context, ...numbers: number[]) =>
  setBlocked(ctx, numbers.map(testNumber), { blocked: false, source: "api" });

/** For tests: lets this many seconds pass. Only the database keeps time here. */
export async function pass(seconds: number) {
  const earlier = (at: Date) => new Date(at.getTime() - seconds * 1_000);
  for (const one of await db.select().from(subscriptions)) {
    await db
      .update(subscriptions)
      .set({ nextAt: earlier(one.nextAt), failingSince: one.failingSince && earlier(one.failingSince) })
      .where(and(eq(subscriptions.companyId, one.companyId), eq(subscriptions.id, one.id)));
  }
}
