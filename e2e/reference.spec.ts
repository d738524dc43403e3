import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { pasterOf } from "./curl";
import { basic, clientWith, freshNumber, makeToken, signIn } from "./story";

const AUTH = '-H "Authorization: Basic <b64>"';
const LIST = `curl ${AUTH} "trackdrive.com/api/v1/contacts/suppression_list`;

/** Every column that the reference product's list has, in its order. */
const COLUMNS =
  "id,legacy_id,type,uuid,created_at,updated_at,deleted_at,user_updated_at,routes_show_path,routes_edit_path,external_record_id,number,last_call_at,blocked,opt_out,calls_count,outbound_call_failure_count,outbound_no_answer_count,blocked_at,sms_opt_out_at";

type Contact = Record<string, unknown> & { id: number; number: string; created_at: string };
const contactOf = ({ contact }: Record<string, unknown>) => contact as Contact;
const contactsOf = ({ contacts }: Record<string, unknown>) => contacts as Contact[];

test("lines of curl written for the reference product block, unblock and opt out, and the log has each once", async ({
  page,
}) => {
  await signIn(page, "owner");
  const keys = await makeToken(page, "written for another product");
  const ask = pasterOf(keys);
  const api = clientWith(keys);
  const logs = async (id: string) => (await api.listContactBlockLogs({ id, per_page: 1000 })).block_logs;

  const block = `curl ${AUTH} -X POST -d '' trackdrive.com/api/v1/contacts/17193132645/caller_block`;
  const unblock = `curl ${AUTH} -X POST -d '' trackdrive.com/api/v1/contacts/17193132645/caller_unblock`;
  expect((await ask(unblock)).status).toBe(200);
  const before = await logs("17193132645");
  for (const _ of ["once", "again"]) {
    const { status, body } = await ask(block);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 200, errors: {}, metadata: { root: "contact" } });
    expect(contactOf(body)).toMatchObject({ number: "+17193132645", blocked: true });
    expect(body.checksum).toBe(createHash("md5").update(JSON.stringify(body.contact)).digest("hex"));
  }
  expect(contactOf((await ask(unblock)).body)).toMatchObject({ blocked: false, blocked_at: null });
  expect(contactOf((await ask(unblock)).body).blocked).toBe(false);
  const [end, start, ...others] = await logs("17193132645");
  expect([end?.action, start?.action, others]).toEqual(["unblock", "block", before]);
  const token = (await api.getMe()).me.access_token.id;
  for (const row of [end, start]) {
    expect(row).toMatchObject({ source: "api", access_token_id: token });
    expect(row?.request_ip).toMatch(/^(127\.0\.0\.1|::1)$/);
  }

  const put = `curl ${AUTH} -X PUT "trackdrive.com/api/v1/contacts/`;
  expect(contactOf((await ask(`${put}18551231234?blocked=false&opt_out=false"`)).body).opt_out).toBe(false);
  const were = await logs("18551231234");
  const { status, body } = await ask(`${put}18551231234?blocked=true"`);
  expect([status, contactOf(body).blocked]).toEqual([200, true]);
  const { id } = contactOf(body);
  expect(String(id).length).toBeLessThan(10);
  const byId = await ask(`${put}${id}?blocked=false"`);
  expect(contactOf(byId.body)).toMatchObject({ id, number: "+18551231234", blocked: false });
  expect(contactOf((await ask(`${put}${id}?opt_out=true"`)).body)).toMatchObject({
    blocked: false,
    opt_out: true,
  });
  expect(contactOf((await ask(`${put}18551231234?opt_out=false"`)).body).opt_out).toBe(false);
  expect((await ask(`${put}999999999?blocked=true"`)).status).toBe(404);
  const [last, first, ...earlier] = await logs("18551231234");
  expect([last?.action, first?.action, earlier]).toEqual(["unblock", "block", were]);
});

test("the reference product's blacklist answers every parameter that it has there", async ({ page }) => {
  await signIn(page, "owner");
  const ask = pasterOf(await makeToken(page, "reads the blacklist"));
  const list = async (query: string) => {
    const { status, body } = await ask(`${LIST}${query}"`);
    expect([status, status === 200 ? "" : body]).toEqual([200, ""]);
    return contactsOf(body);
  };

  const first = await ask(`${LIST}"`);
  expect(first.body.metadata).toMatchObject({ root: "contacts", page: 1, per_page: 25 });
  expect(contactsOf(first.body)).toHaveLength(25);
  const numbers = contactsOf(first.body).map(({ number }) => number);
  expect((await list("?page=2&per_page=10")).map(({ number }) => number)).toEqual(numbers.slice(10, 20));

  const all = await list(`?columns=${COLUMNS}&per_page=100`);
  for (const contact of all) expect(Object.keys(contact).join(",")).toBe(COLUMNS);
  expect((await list("?columns=uuid,number,created_at"))[0]).toEqual({
    uuid: all[0]?.uuid,
    number: all[0]?.number,
    created_at: all[0]?.created_at,
  });
  const bare = await ask(`${LIST}?root=false&columns=number"`);
  expect(bare.body).toEqual(numbers.map((number) => ({ number })));

  const [one] = await list("?fulltext=%2B17191231234");
  expect(one?.number).toBe("+17191231234");
  for (const spelling of ["17191231234", "+17191231234", "7191231234", "(719)%20123-1234", "1231234"])
    expect(await list(`?fulltext=${spelling}`), spelling).toContainEqual(one);

  expect(await list("?created_at_from=2016-01-01%2012:25:15%20-0500&per_page=1")).toHaveLength(1);
  expect(await list("?created_at_to=2016-01-01%2012:25:15%20-0500")).toEqual([]);
  const made = new Date(one?.created_at ?? "");
  const clock = (timeZone: string) =>
    made.toLocaleString("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).replace(" ", "+");
  const within = (time: string, zone: string) =>
    list(`?fulltext=17191231234&created_at_from=${time}&created_at_to=${time}&time_zone=${zone}`);
  for (const [zone, iana] of [
    ["UTC", "UTC"],
    ["EST", "Etc/GMT+5"],
    ["mst", "Etc/GMT+7"],
    ["PDT", "Etc/GMT+7"],
    ["Eastern%20Time%20(US%20%26%20Canada)", "America/New_York"],
    ["Hawaii", "Pacific/Honolulu"],
    ["Tokyo", "Asia/Tokyo"],
    ["America/Denver", "America/Denver"],
  ] as const) {
    expect(await within(clock(iana), zone), zone).toEqual([one]);
    expect(await within(clock("Asia/Kathmandu"), zone), zone).toEqual([]);
  }
  expect(await within(`${clock("Etc/GMT+5")}+-0500`, "Tokyo")).toEqual([one]);
});

test("fields come by query, form or JSON, truth in eight words of either case, addresses with .json or without", async ({
  page,
}) => {
  await signIn(page, "owner");
  const keys = await makeToken(page, "as other clients write it");
  const ask = pasterOf(keys);
  const address = `trackdrive.com/api/v1/contacts/1${freshNumber(91)}`;
  const json = '-H "Content-Type: application/json"';
  const blocked = async (rest: string) => {
    const { status, body } = await ask(`curl ${AUTH} ${rest}`);
    expect([status, rest, body.errors]).toEqual([200, rest, {}]);
    return contactOf(body).blocked;
  };

  const pairs = ["1 0", "true false", "yes no", "on off", "TRUE FALSE", "Yes No", "On oFF"].map((pair) =>
    pair.split(" "),
  );
  for (const [yes, no] of pairs) {
    expect(await blocked(`-X PUT "${address}?blocked=${yes}"`)).toBe(true);
    expect(await blocked(`-X PUT -d blocked=${no} ${address}`)).toBe(false);
    expect(await blocked(`-X PUT ${json} -d '{"blocked":"${yes}"}' ${address}`)).toBe(true);
    expect(await blocked(`-X PUT -F blocked=${no} ${address}.json`)).toBe(false);
  }
  for (const [yes, no] of [
    ["true", "false"],
    ["1", "0"],
  ]) {
    expect(await blocked(`-X PUT ${json} -d '{"blocked":${yes}}' ${address}`)).toBe(true);
    expect(await blocked(`-X PUT ${json} -d '{"blocked":${no}}' ${address}`)).toBe(false);
  }

  for (const body of [
    "-d ''",
    "-H 'Content-Type:' -d ''",
    `${json} -d ''`,
    `${json} -d '{}'`,
    "",
    "-d reason=spam",
  ])
    for (const [action, after] of [
      ["block", true],
      ["unblock", false],
    ] as const)
      expect(await blocked(`-X POST ${body} ${address}/caller_${action}.json`)).toBe(after);

  const list = "trackdrive.com/api/v1/contacts/suppression_list.json?per_page=1";
  expect(contactsOf((await ask(`curl ${AUTH} "${list}&order_dir=asc"`)).body)).toHaveLength(1);
  expect((await ask(`curl ${AUTH} -G -d per_page=1 -d columns=id ${list.split("?")[0]}`)).status).toBe(200);
  expect((await ask(`curl -H "authorization: basic <b64>" "${list}"`)).status).toBe(200);
  expect((await ask(`curl -u ${keys.publicKey}:${keys.privateKey} "${list}"`)).status).toBe(200);
  expect(
    (
      await ask(
        `curl -H "Authorization: Basic ${basic({ ...keys, privateKey: "tdprv0" }).authorization.slice(6)}" "${list}"`,
      )
    ).status,
  ).toBe(401);
  expect((await ask(`curl ${AUTH} trackdrive.com/api/v1/openapi.json`)).body.openapi).toMatch(/^3\.1\./);
  expect((await ask(`curl ${AUTH} trackdrive.com/api/v1/nothing.json`)).status).toBe(404);
});
