import { BlockList } from "node:net";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db";
import { type User, users } from "@/db/schema/users";
import { passwordMark, passwordMatches } from "./password-hashing";
import { countTry, forgetTries } from "./inner/tries";

/** The person who signed in, and the mark of the password that their session is to hold for. */
export type SignedInUser = Pick<User, "id" | "email" | "name"> & { passwordMark: string };

const Credentials = z.object({
  email: z.string().trim().toLowerCase(),
  password: z.string().min(1).max(1_000),
});

/** Where a sign-in comes from: the peer's own address, and whether it came without any proxy between. */
export type From = { requestIp?: string; direct: boolean };

/**
 * The user with this email and password, or null. Demo accounts sign in from this machine only: from loopback, and not
 * through a proxy on it, whether TRUST_PROXY names it or not. After twenty failures the same email from the same
 * address is refused for a quarter of an hour.
 */
export async function signIn(
  input: { email: string; password: string },
  { requestIp, direct }: From = { direct: false },
): Promise<SignedInUser | null> {
  const parsed = Credentials.safeParse(input);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const [user] = await db.select().from(users).where(eq(users.email, email));
  if (!countTry({ email, requestIp })) return null;
  const matches = await passwordMatches(user?.passwordHash ?? null, password);
  if (!user?.passwordHash || !matches || (user.isDemo && !(direct && isLoopback(requestIp)))) return null;
  forgetTries({ email, requestIp });
  await db.update(users).set({ signedInAt: new Date() }).where(eq(users.id, user.id));
  return { id: user.id, email: user.email, name: user.name, passwordMark: passwordMark(user.passwordHash) };
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether an address is this machine itself; false when there is none. */
export function isLoopback(ip: string | undefined): boolean {
  return ip !== undefined && loopback.check(ip, ip.includes(":") ? "ipv6" : "ipv4");
}
