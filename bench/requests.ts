import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { hashPassword } from "@/lib/collaborators/password-hashing";
import { actorColumns } from "@/lib/context";
import type { BenchCompany } from "./companies";

/** Sends a request. Returns whether it was answered; false for 503. */
export type Ask = () => Promise<boolean>;

/** How long each answer took, in ms, and how many requests got 503. */
export type Load = { took: number[]; unavailable: number };

/** Requests an address and reads its whole answer. Throws at any status but 200 and 503. */
export async function askOver(url: string, headers: Record<string, string>): Promise<boolean> {
  const response = await fetch(url, { headers, redirect: "manual" });
  await response.arrayBuffer();
  if (response.status !== 200 && response.status !== 503) throw new Error(`${url}: ${response.status}`);
  return response.status === 200;
}

/** Sends `perSecond` requests a second until `ended`, whether the earlier ones are answered or not. */
export async function atRate(perSecond: number, run: Ask, ended: Promise<unknown>): Promise<Load> {
  const load: Load = { took: [], unavailable: 0 };
  const asked: Promise<unknown>[] = [];
  let over = false;
  const end = () => {
    over = true;
  };
  void ended.then(end, end);
  for (const start = performance.now(); !over; ) {
    asked.push(timedInto(load, run).catch((error: unknown) => error));
    await sleep(Math.max(0, start + (1_000 / perSecond) * asked.length - performance.now()));
  }
  const failed = (await Promise.all(asked)).find((error) => error !== undefined);
  if (failed) throw failed;
  return load;
}

/**
 * Sends requests from `clients` at once for that many seconds; each sends its next request as soon as the last is
 * answered.
 */
export async function atFullSpeed(clients: number, seconds: number, run: Ask): Promise<Load> {
  const load: Load = { took: [], unavailable: 0 };
  const end = performance.now() + 1_000 * seconds;
  const client = async () => {
    while (performance.now() < end) await timedInto(load, run);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return load;
}

async function timedInto(load: Load, run: Ask): Promise<void> {
  const start = performance.now();
  if (!(await run())) load.unavailable++;
  load.took.push(performance.now() - start);
}

const PASSWORD = "a benchmark's password";

/** Signs in the company's owner as a browser does. Returns the cookies of the session. */
export async function signInOver(url: string, { ctx }: BenchCompany): Promise<string> {
  const userId = actorColumns(ctx.actor).userId ?? 0;
  const passwordHash = await hashPassword(PASSWORD);
  const [user] = await db.update(users).set({ passwordHash }).where(eq(users.id, userId)).returning();
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const signed = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(asked), origin: url },
    body: new URLSearchParams({ csrfToken, email: user?.email ?? "", password: PASSWORD, json: "true" }),
  });
  const cookies = cookiesOf(signed);
  if (!cookies.includes("session-token")) throw new Error(`the sign-in: ${signed.status}`);
  return cookies;
}

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
