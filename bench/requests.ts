import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { hashPassword } from "@/lib/collaborators/passwords";
import type { Company } from "./companies";

export type Ask = () => Promise<unknown>;

/** Asks for an address until its whole answer is there; throws unless that is 200. */
export async function ask(url: string, headers: Record<string, string>): Promise<void> {
  const response = await fetch(url, { headers, redirect: "manual" });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
}

/** Asks `perSecond` times a second, whether the earlier ones are answered or not, until `ended`; how long each answer took, in ms. */
export async function atRate(perSecond: number, run: Ask, ended: Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  const asked: Promise<void>[] = [];
  let over = false;
  void ended.then(
    () => (over = true),
    () => (over = true),
  );
  for (const start = performance.now(); !over; ) {
    asked.push(timedInto(took, run));
    await sleep(Math.max(0, start + (1_000 / perSecond) * asked.length - performance.now()));
  }
  await Promise.all(asked);
  return took;
}

/** `clients` ask one after the other, each at once again, for so many seconds; how long each answer took, in ms. */
export async function atFullSpeed(clients: number, seconds: number, run: Ask): Promise<number[]> {
  const took: number[] = [];
  const end = performance.now() + 1_000 * seconds;
  const client = async () => {
    while (performance.now() < end) await timedInto(took, run);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return took;
}

async function timedInto(took: number[], run: Ask) {
  const start = performance.now();
  await run();
  took.push(performance.now() - start);
}

const PASSWORD = "a benchmark's password";

/** Signs the company's owner in as a browser does, and returns the cookies of the session. */
export async function signIn(url: string, { ctx }: Company): Promise<string> {
  const userId = ctx.actor.userId ?? 0;
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
