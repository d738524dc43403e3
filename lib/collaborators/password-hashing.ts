import { createHash } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** The password's hash: argon2id with the present defaults of its library (19 MiB, two passes: OWASP's least). */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** A hash of no password, so that an unknown email takes as long to refuse as a wrong password. */
let decoy: Promise<string> | undefined;

/** Whether this is the password. False for a user who has set none, in the same time. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hash("nobody's password");
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && passwordHash !== null;
}

/**
 * What a session keeps of the password that it began with. The session holds only while this is unchanged, so a new
 * password ends all older sessions. It is a digest of the (salted) hash and tells nothing of the password.
 */
export const passwordMark = (passwordHash: string): string =>
  createHash("sha256").update(passwordHash).digest("base64url").slice(0, 22);
