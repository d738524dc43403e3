import { expect, test } from "vitest";
import { makeUser } from "@/db/factories";
import { hashPassword } from "./password-hashing";
import { signIn } from "./signing-in";

const PASSWORD = "a long password";
const userWith = async (values = {}) => makeUser({ passwordHash: await hashPassword(PASSWORD), ...values });

const from = (requestIp?: string, direct = true) => ({ requestIp, direct });

test("a demo account does not sign in through a proxy on this machine, which anybody may be behind", async () => {
  const { email } = await userWith({ isDemo: true });
  expect(await signIn({ email, password: PASSWORD }, from("127.0.0.1", false))).toBeNull();
});

test("a demo account signs in from this machine only", async () => {
  const { email } = await userWith({ isDemo: true });
  for (const ip of ["127.0.0.1", "127.8.8.8", "::1"])
    expect(await signIn({ email, password: PASSWORD }, from(ip))).not.toBeNull();
  for (const ip of ["203.0.113.9", "10.0.0.1", "2001:db8::1", undefined])
    expect(await signIn({ email, password: PASSWORD }, from(ip))).toBeNull();
});

test("after twenty wrong passwords even the right one is refused, from that address and for that email", async () => {
  const [{ email }, other] = [await userWith(), await userWith()];
  for (let n = 0; n < 20; n++) await signIn({ email, password: "wrong" }, from("203.0.113.9"));
  expect(await signIn({ email, password: PASSWORD }, from("203.0.113.9"))).toBeNull();
  expect(await signIn({ email, password: PASSWORD }, from("203.0.113.10"))).not.toBeNull();
  expect(await signIn({ email: other.email, password: PASSWORD }, from("203.0.113.9"))).not.toBeNull();
});

test("wrong passwords count too when all are sent at once", async () => {
  const { email } = await userWith();
  const tries = [...Array.from({ length: 40 }, () => "wrong"), PASSWORD];
  const answers = await Promise.all(
    tries.map((password) => signIn({ email, password }, from("203.0.113.9"))),
  );
  expect(answers.filter(Boolean)).toEqual([]);
});
