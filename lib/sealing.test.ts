import { expect, test } from "vitest";
import { seal, unseal } from "./sealing";

test("what is sealed is opened again, and never reads twice the same", () => {
  const [one, other] = [seal("a token: ü"), seal("a token: ü")];
  expect(one).not.toBe(other);
  expect(one).not.toContain("token");
  expect([unseal(one), unseal(other)]).toEqual(["a token: ü", "a token: ü"]);
});

test("what is damaged, or sealed with another secret, is not opened", () => {
  const sealed = seal("token");
  expect(unseal(`${sealed.slice(0, -2)}AA`)).toBeNull();
  expect(unseal("short")).toBeNull();
  const secret = process.env.NEXTAUTH_SECRET;
  process.env.NEXTAUTH_SECRET = "another secret of this test";
  expect(unseal(sealed)).toBeNull();
  process.env.NEXTAUTH_SECRET = secret;
});
