import { expect, test } from "@playwright/test";
import { basic, makeToken, signIn } from "./story";

test("Globex sees none of Acme's numbers by page, search, id or API", async ({ browser, request }) => {
  const acme = await browser.newPage();
  await signIn(acme, "owner");
  await acme.goto("/contacts?fulltext=%2B17191231234");
  const number = acme.getByRole("link", { name: "+17191231234" }).first();
  const path = (await number.getAttribute("href")) ?? "";
  expect(path).toMatch(/^\/contacts\/\d+$/);
  const id = path.split("/").at(-1);

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

  const headers = basic(await makeToken(globex, "globex"));
  const api = async (address: string, method = "GET") =>
    (await request.fetch(`/api/v1/${address}`, { headers, method })).status();
  expect(await api(`contacts/${id}`)).toBe(404);
  expect(await api(`contacts/${id}/block_logs`)).toBe(404);
  expect(await api(`contacts/${id}?blocked=false`, "PUT")).toBe(404);
  const list = await request.get("/api/v1/contacts/suppression_list?fulltext=%2B17191231234", { headers });
  expect(((await list.json()) as { contacts: unknown[] }).contacts).toEqual([]);
  const check = await request.get("/api/v1/contacts/17191231234/check?action=dial", { headers });
  expect(await check.json()).toMatchObject({ check: { allowed: true, reason: null } });
});
