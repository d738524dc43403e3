import { expect, test } from "@playwright/test";
import { basic, checks, clientWith, freshNumber, makeToken, signIn } from "./story";

test("a token made in the browser blocks, asks and unblocks, and the pages and the log tell of it", async ({
  page,
  request,
}) => {
  const number = `1${freshNumber(1)}`;
  await signIn(page, "owner");
  const keys = await makeToken(page, "dialer of the story");
  const api = clientWith(keys);
  expect(await checks(keys, number)).toEqual([true, true, true]);

  const forged = { ...basic(keys), "x-forwarded-for": "6.6.6.6", "x-real-ip": "6.6.6.6" };
  const blocked = await request.post(`/api/v1/contacts/${number}/caller_block`, { headers: forged });
  expect(blocked.status()).toBe(200);
  expect(await blocked.json()).toMatchObject({
    status: 200,
    contact: { number: `+${number}`, blocked: true },
  });
  expect(await checks(keys, number)).toEqual([false, false, false]);

  await page.goto(`/contacts?fulltext=${number}`);
  await expect(page.getByRole("table").getByText(`+${number}`)).toBeVisible();
  await expect(page.getByText("by token “dialer of the story”")).toBeVisible();

  await request.post(`/api/v1/contacts/${number}/caller_unblock`, { headers: forged });
  expect(await checks(keys, number)).toEqual([true, true, true]);
  await page.reload();
  await expect(page.getByText(/not blocked/).first()).toBeVisible();

  const { block_logs: logs } = await api.listContactBlockLogs({ id: number });
  expect(logs.map(({ action, source }) => [action, source])).toEqual([
    ["unblock", "api"],
    ["block", "api"],
  ]);
  for (const { request_ip } of logs) expect(request_ip).toMatch(/^(127\.0\.0\.1|::1)$/);
});

test("a copy elsewhere begins with a packed snapshot, and goes on with what happens after it", async ({
  page,
  request,
}) => {
  await signIn(page, "owner");
  const keys = await makeToken(page, "copy of the list");
  const api = clientWith(keys);
  const [before, after] = [freshNumber(91), freshNumber(92)];
  await api.blockContact({ caller_id: `1${before}` });
  const headers = { ...basic(keys), "accept-encoding": "gzip" };
  const snapshot = await request.get("/api/v1/contacts/changes/snapshot", { headers });
  const { "content-encoding": encoding, "changes-cursor": cursor } = snapshot.headers();
  expect(encoding).toBe("gzip");
  expect(await snapshot.text()).toMatch(
    new RegExp(String.raw`^number,blocked_at,opted_out_at\n[^]*\+1${before},`),
  );
  await api.blockContact({ caller_id: `1${after}` });
  const { contact_changes: changes } = await api.listContactChanges({ after: cursor ?? "" });
  expect(changes).toContainEqual(expect.objectContaining({ op: "block", number: `+1${after}` }));
  expect(changes).not.toContainEqual(expect.objectContaining({ number: `+1${before}` }));
});

test("twenty parallel blocks of one new number: one contact, one log row, twenty times 200", async ({
  page,
}) => {
  await signIn(page, "owner");
  const api = clientWith(await makeToken(page, "twenty at once"));
  const number = `1${freshNumber(2)}`;
  const block = () => api.blockContact({ caller_id: number });
  const answers = await Promise.all(Array.from({ length: 20 }, block));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(new Set(answers.map(({ contact }) => contact.id)).size).toBe(1);
  expect((await api.listContactBlockLogs({ id: number })).block_logs).toHaveLength(1);
  await page.goto(`/contacts/${answers[0]?.contact.id}`);
  await expect(page.getByRole("table").getByText("asked again")).toHaveCount(19);
});
