import { expect, test } from "@playwright/test";
import { checked, clientWith, makeToken, signIn } from "./story";

test("Globex sees none of Acme's numbers by page, search, id or API", async ({ browser }) => {
  const acme = await browser.newPage();
  await signIn(acme, "owner");
  await acme.goto("/contacts?fulltext=%2B17191231234");
  const number = acme.getByRole("link", { name: "+17191231234" }).first();
  const path = (await number.getAttribute("href")) ?? "";
  expect(path).toMatch(/^\/contacts\/\d+$/);
  const id = path.split("/").at(-1) ?? "";

  const globex = await browser.newPage();
  await signIn(globex, "globex");
  await globex.goto("/contacts");
  await expect(globex.getByText("6 numbers that Globex does not dial, match or text")).toBeVisible();
  await globex.goto("/contacts?fulltext=%2B17191231234");
  await expect(globex.getByText("Jordan P.")).toHaveCount(0);
  expect((await globex.goto(path))?.status()).toBe(404);
  await globex.goto("/block_logs?number=%2B17191231234");
  await expect(globex.getByText("Jordan P.")).toHaveCount(0);
  await expect(globex.getByText("dialer-2")).toHaveCount(0);

  const api = clientWith(await makeToken(globex, "globex"));
  const nothing = { status: 404 };
  await expect(api.getContact({ id })).rejects.toMatchObject(nothing);
  await expect(api.listContactBlockLogs({ id })).rejects.toMatchObject(nothing);
  await expect(api.updateContact({ id, blocked: false })).rejects.toMatchObject(nothing);
  expect((await api.listBlacklist({ fulltext: "+17191231234" })).contacts).toEqual([]);
  const check = await checked(api, "17191231234", "dial");
  expect(check).toMatchObject({ allowed: true, reason: null });
});
