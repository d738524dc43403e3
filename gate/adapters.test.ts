import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { closeDb } from "@/db";
import { type RunningPostgres, startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { issueCheckToken } from "@/lib/access-tokens/issuing";
import { revokeToken } from "@/lib/access-tokens/stopping";
import { listenForChanges } from "@/lib/changes";
import { blockContacts } from "@/lib/contacts/bulk";
import { testContext, testNumber } from "@/lib/testing/context";
import { startGate, type TestGate, untilSure } from "./testing/gate";
import { freeswitchDoes, vicidialMatches, vicidialScrubs } from "./testing/phone-systems";
import { formOf } from "./testing/requests";

/** What the gate really sends to VICIdial and FreeSWITCH, and what they make of it, for every error that there is. */

const dataDir = mkdtempSync(path.join(os.tmpdir(), "blacklist-adapters-"));
const blocked = testNumber(1);
const free = testNumber(2);
const WRONG = `tdchk${"0".repeat(48)}`;

let postgres: RunningPostgres;
let gate: TestGate;
let key: string;
let ended: string;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir, durable: false });
  await migrateDatabase(postgres.url);
  process.env.DATABASE_URL = postgres.url;
  gate = await startGate();
  const ctx = await testContext();
  key = (await issueCheckToken(ctx, { name: "VICIdial" })).checkKey;
  const other = await issueCheckToken(ctx, { name: "gone" });
  ended = other.checkKey;
  await revokeToken(ctx, { id: other.token.id });
  await blockContacts(ctx, { numbers: [blocked] });
  await untilSure(`${gate.url}/check/${key}/${blocked}?codes=1`);
});

afterAll(async () => {
  await gate.close();
  await listenForChanges().stop();
  await closeDb();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/**
 * Sends a request as it is written, and returns the status and the body of what comes, whatever it is. `busyMs` keeps
 * the gate's process from reading it for so long.
 */
async function sendRaw(text: string, busyMs = 0): Promise<{ status: number; body: string }> {
  const socket = connect(Number(new URL(gate.url).port), "127.0.0.1");
  await once(socket, "connect");
  let said = "";
  socket.on("data", (piece: Buffer) => {
    said += piece.toString("latin1");
  });
  socket.write(text);
  for (const end = performance.now() + busyMs; performance.now() < end; );
  await once(socket, "close");
  const [head = "", body = ""] = said.split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), body };
}

const asked = (method: string, target: string, body = "", type = "application/x-www-form-urlencoded") =>
  `${method} ${target} HTTP/1.1\r\nHost: gate\r\nConnection: close\r\n${
    body && `Content-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`
  }\r\n${body}`;

/** Whether VICIdial would turn the caller away. */
const turnsAway = async (target: string, method = "GET") => {
  const { body } = await sendRaw(asked(method, target));
  expect(body).toMatch(/^[01]$|^\D*$/);
  return vicidialMatches(body);
};

const CALL = { section: "dialplan", "Caller-Context": "public", "Caller-Caller-ID-Number": blocked };

async function freeswitch(target: string, fields: Record<string, string> = {}) {
  const { status, body } = await sendRaw(asked("POST", target, formOf({ ...CALL, ...fields }).body));
  return freeswitchDoes(status, body, "public");
}

describe("VICIdial", () => {
  test("turns the blocked away, however the number is written, and nobody else", async () => {
    for (const number of [blocked, blocked.slice(1), blocked.slice(2), `%2B${blocked.slice(1)}`])
      expect(await turnsAway(`/vicidial/${key}/${number}`)).toBe(true);
    for (const number of [free, "", "anonymous", "1001", "12", "0", "%00", "9".repeat(300), "a/../b"])
      expect([number, await turnsAway(`/vicidial/${key}/${number}`)]).toEqual([number, false]);
  });

  test.each([
    ["a key that was never issued", () => `/vicidial/${WRONG}/${blocked}`],
    ["no key", () => "/vicidial"],
    ["what is no key", () => `/vicidial/1234567890/${blocked}`],
    ["too long a path", () => `/vicidial/${key}/${blocked}/1`],
    ["a path that cannot be decoded", () => `/vicidial/${key}/%zz`],
    ["an unknown action", () => `/vicidial/${key}/${blocked}?action=1`],
    ["a mistake in the path", () => `/vicidail/${key}/${blocked}`],
    ["a key that has ended, when calls go on", () => `/vicidial/${ended}~allow/${blocked}`],
  ])("lets the call through for %s", async (_, target) => {
    expect(await turnsAway(target())).toBe(false);
  });

  test("turns the call away for a key that has ended, unless calls go on", async () => {
    expect(await turnsAway(`/vicidial/${ended}/${free}`)).toBe(true);
  });

  test("gets no digit for another method, a broken request or one that is too large", async () => {
    for (const method of ["PUT", "DELETE", "OPTIONS", "PATCH"])
      expect(await turnsAway(`/vicidial/${key}/${free}`, method)).toBe(false);
    for (const text of [
      "GET /vicidial HTTP/9.9\r\n\r\n",
      "rubbish\r\n\r\n",
      `GET /vicidial/${key}/${"1".repeat(40_000)} HTTP/1.1\r\nHost: gate\r\n\r\n`,
      asked("POST", `/vicidial/${key}/${free}`, "1".repeat(3_000_000)),
    ])
      expect(vicidialMatches((await sendRaw(text)).body)).toBe(false);
  });

  test("writes a code for each number of a list, and nothing for a key that may not ask", async () => {
    const numbers = [blocked.slice(2), free.slice(2)];
    const scrub = async (loginId: string) => {
      const form = new URLSearchParams({ loginId, version: "3", phoneList: numbers.join(",") }).toString();
      return vicidialScrubs(numbers, (await sendRaw(asked("POST", "/dnc", form))).body);
    };
    expect(await scrub(key)).toEqual({ codes: ["P", "C"], stopped: false });
    for (const other of [WRONG, ended, `${ended}~allow`, ""])
      expect(await scrub(other)).toEqual({ codes: [], stopped: true });
  });
});

describe("FreeSWITCH", () => {
  test("declines the blocked, with the code that is set, and goes on for all others", async () => {
    expect(await freeswitch(`/freeswitch/${key}`)).toBe("responds 603");
    expect(await freeswitch(`/freeswitch/${key}?context=public&sip_code=486`)).toBe("responds 486");
    for (const number of [free, "", "anonymous", "1001", "%"])
      expect(await freeswitch(`/freeswitch/${key}`, { "Caller-Caller-ID-Number": number })).toBe("goes on");
  });

  test.each([
    ["a key that was never issued", () => `/freeswitch/${WRONG}`],
    ["no key", () => "/freeswitch"],
    ["too long a path", () => `/freeswitch/${key}/1`],
    ["a path that cannot be decoded", () => "/freeswitch/%zz"],
    ["an unknown action", () => `/freeswitch/${key}?action=x`],
    ["another context", () => `/freeswitch/${key}?context=default`],
    ["a key that has ended, when calls go on", () => `/freeswitch/${ended}?on_error=allow`],
  ])("goes on without an error for %s", async (_, target) => {
    expect(await freeswitch(target())).toBe("goes on");
  });

  test("declines for a key that has ended, unless calls go on", async () => {
    expect(await freeswitch(`/freeswitch/${ended}`)).toBe("responds 603");
  });

  test("goes on without an error for another method, section or an endless body", async () => {
    expect(await freeswitch(`/freeswitch/${key}`, { section: "directory" })).toBe("goes on");
    for (const text of [
      asked("PUT", `/freeswitch/${key}`),
      asked("GET", `/freeswitch/${key}`),
      asked("POST", `/freeswitch/${key}`, "x".repeat(3_000_000)),
      asked("POST", `/freeswitch/${key}`, "{", "application/json"),
    ]) {
      const { status, body } = await sendRaw(text);
      expect(freeswitchDoes(status, body, "public")).toBe("goes on");
    }
  });
});

/** What each system does with a caller about whom nobody can tell: by default, and when calls are to go on. */
async function unknownCaller(number: string) {
  const call = { "Caller-Caller-ID-Number": number };
  return {
    refuse: [await turnsAway(`/vicidial/${key}/${number}`), await freeswitch(`/freeswitch/${key}`, call)],
    allow: [
      await turnsAway(`/vicidial/${key}~allow/${number}`),
      await freeswitch(`/freeswitch/${key}~allow`, call),
    ],
  };
}

const BY_FAIL_MODE = { refuse: [true, "responds 603"], allow: [false, "goes on"] };

test("a request that is read too late is answered by the fail mode", async () => {
  for (const number of [free, testNumber(3)]) {
    const { body: refused } = await sendRaw(asked("GET", `/vicidial/${key}/${number}`), 600);
    expect(refused).toBe("1");
    const { body: allowed } = await sendRaw(asked("GET", `/vicidial/${key}~allow/${blocked}`), 600);
    expect(allowed).toBe("0");
  }
});

test("with the database away everything is answered by the fail mode, and by the list again afterwards", async () => {
  await postgres.stop();
  for (let n = 10; n < 13; n++) expect(await unknownCaller(testNumber(n))).toEqual(BY_FAIL_MODE);
  expect(await turnsAway(`/vicidial/${WRONG}~allow/${free}`)).toBe(false);
  postgres = await startPostgres({ dataDir, durable: false, port: postgres.port });
  await vi.waitFor(
    async () =>
      expect(await unknownCaller(free)).toEqual({ refuse: [false, "goes on"], allow: [false, "goes on"] }),
    { timeout: 60_000, interval: 50 },
  );
  expect(await turnsAway(`/vicidial/${key}~allow/${blocked}`)).toBe(true);
});
