import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueCheckToken } from "@/lib/access-tokens/issuing";
import { listenForChanges } from "@/lib/changes";
import { updateWithheld } from "@/lib/companies/withheld";
import { blockContacts } from "@/lib/contacts/bulk";
import type { Context } from "@/lib/context";
import { testContext, testNumber } from "@/lib/testing/context";
import { startGate, type TestGate, untilSure } from "./testing/gate";
import { type PhoneSystem, startPhoneSystem } from "./testing/sip";

const blocked = testNumber(1);
const free = testNumber(2);
const digits = blocked.slice(1);

let gate: TestGate;
let key: string;
let ctx: Context;

beforeAll(async () => {
  gate = await startGate();
  ctx = await testContext();
  key = (await issueCheckToken(ctx, { name: "Kamailio" })).checkKey;
  await blockContacts(ctx, { numbers: [blocked] });
  await untilSure(`${gate.url}/check/${key}/${blocked}?codes=1`);
});

afterAll(async () => {
  await gate.close();
  await listenForChanges().stop();
});

/** Runs calls through a phone system of their own. */
async function withKamailio<T>(
  options: { gate: string; key?: string; allowWhenUnknown?: boolean },
  run: (phones: PhoneSystem) => Promise<T>,
): Promise<T> {
  const phones = await startPhoneSystem({ key, ...options });
  try {
    return await run(phones);
  } finally {
    await phones.stop();
  }
}

const uri = (user: string) => `<sip:${user}@127.0.0.1>`;

/** Takes connections and answers none of them. */
async function hangingGate(): Promise<{ url: string; server: Server }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** An address at which nobody listens any more. */
async function goneGate(): Promise<string> {
  const { url, server } = await hangingGate();
  await new Promise((resolve) => server.close(resolve));
  return url;
}

describe("Kamailio with the guide's configuration", () => {
  test("declines a blocked caller in every spelling and lets all others through", async () => {
    const codes = await withKamailio({ gate: gate.url }, async (phones) => {
      const found: Record<string, number> = {};
      for (const from of Object.keys(CALLERS)) found[from] = await phones.call(from);
      return found;
    });
    expect(codes).toEqual(CALLERS);
  });

  test("turns withheld callers away where the company does, as soon as that is set", async () => {
    const anonymous = `"Anonymous" <sip:anonymous@anonymous.invalid>`;
    const codes = await withKamailio({ gate: gate.url }, async (phones) => {
      await updateWithheld(ctx, { withheldCallers: "reject" });
      const rejected = [await phones.call(anonymous), await phones.call(uri("1001"))];
      await updateWithheld(ctx, { withheldCallers: "connect" });
      return [...rejected, await phones.call(anonymous)];
    });
    expect(codes).toEqual([603, 200, 200]);
  });

  test.each([
    ["is not there", goneGate, undefined],
    ["has another path", async () => `${gate.url}/elsewhere`, undefined],
    ["does not know the key", async () => gate.url, `tdchk${"0".repeat(48)}`],
  ])("turns calls away or lets them through, as is set, when the gate %s", async (_, address, wrongKey) => {
    const options = { gate: await address(), ...(wrongKey && { key: wrongKey }) };
    const call = (phones: PhoneSystem) => phones.call(uri(free));
    expect(await withKamailio(options, call)).toBe(480);
    expect(await withKamailio({ ...options, allowWhenUnknown: true }, call)).toBe(200);
  });

  test.each([
    [false, 480],
    [true, 200],
  ])(
    "waits a second for a gate that hangs, and leaves it alone for two more",
    async (allowWhenUnknown, code) => {
      const { url, server } = await hangingGate();
      let asked = 0;
      server.on("connection", () => asked++);
      const { codes } = await withKamailio({ gate: url, allowWhenUnknown }, async (phones) => {
        expect(await phones.call(uri(free))).toBe(code);
        return phones.callFrom(Array(10).fill(free), 20);
      });
      server.close();
      expect(codes).toEqual(Array(10).fill(code));
      expect(asked).toBeLessThan(10);
    },
  );
});

/** Each caller, and what becomes of the call. */
const CALLERS: Record<string, number> = {
  [uri(free)]: 200,
  [uri(blocked)]: 603,
  [uri(digits)]: 603,
  [uri(digits.slice(1))]: 603,
  [uri(`00${digits}`)]: 603,
  [uri(`011${digits}`)]: 603,
  [uri(`%2B${digits}`)]: 603,
  [uri(`%20${digits}`)]: 603,
  [uri("+1%20719%20555%200001")]: 603,
  [uri(`${blocked};verstat=TN-Validation-Passed`)]: 603,
  [uri(`${blocked};cpc=ordinary;isub=1`)]: 603,
  [`"Somebody" ${uri(blocked)}`]: 603,
  [`<sip:${blocked}@127.0.0.1:5999;user=phone>`]: 603,
  [`<tel:${blocked}>`]: 603,
  [`sip:${blocked}@127.0.0.1`]: 603,
  [`"Anonymous" <sip:anonymous@anonymous.invalid>`]: 200,
  [uri("restricted")]: 200,
  "<sip:127.0.0.1>": 200,
  [uri("1001")]: 200,
  [uri("client%3Abob")]: 200,
  [uri("a%2Fb%3Fc%23d%25")]: 200,
  [`<sip: ${digits}@127.0.0.1>`]: 400,
};
