import http from "node:http";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { PASSWORD, people } from "./story";

type Answer = { status: number | undefined; body: string; asked: boolean };

/** Announces a body and sends none of it, so an answer shows that the server did not wait for the body. */
function announce(url: string, headers: http.OutgoingHttpHeaders): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let asked = false;
    const request = http.request(url, { method: "POST", headers });
    request.on("continue", () => {
      asked = true;
    });
    request.on("response", async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      resolve({ status: response.statusCode, body: Buffer.concat(parts).toString(), asked });
    });
    request.on("error", reject);
    request.flushHeaders();
  });
}

for (const [how, headers] of [
  ["announced", {}],
  ["asked for beforehand", { expect: "100-continue" }],
] as const) {
  test(`a body over the limit, ${how}, is refused before it is read`, async ({ baseURL }) => {
    const answer = await announce(`${baseURL}/api/v1/contact_imports`, {
      ...headers,
      "content-type": "text/csv",
      "content-length": 2 ** 31,
    });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ status: 413, errors: { base: [expect.any(String)] } });
    expect(answer.asked).toBe(false);
  });
}

test("a request that offers to speak HTTP/2 or web sockets is answered all the same", async ({ baseURL }) => {
  for (const upgrade of ["h2c", "websocket"]) {
    for (let turn = 0; turn < 2; turn++) {
      const headers = { connection: "Upgrade, HTTP2-Settings", upgrade, "http2-settings": "AAMAAABk" };
      const answer = await announce(`${baseURL}/api/v1/contacts/17193132645/caller_block`, {
        ...headers,
        "content-length": 0,
      });
      expect(answer.status).toBe(401);
    }
  }
});

test("a sign-in that is no sign-in's size is refused before it is read", async ({ baseURL }) => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  for (const size of [{ "content-length": 2 ** 25 }, { "transfer-encoding": "chunked" }]) {
    const answer = await announce(`${baseURL}/api/auth/callback/credentials`, { ...form, ...size });
    expect(answer.status).toBe(413);
  }
});

test("a sign-in that the database cannot look up is no wrong password, and tells nothing of the query", async ({
  request,
}) => {
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { csrfToken, email: "\0", password: "a long password", json: "true" };
  const answer = await request.post("/api/auth/callback/credentials", { form });
  expect(decodeURIComponent(await answer.text())).toMatch(/error=unavailable"/);
});

test("a demo account does not sign in through a proxy, which a forwarded header betrays", async ({
  playwright,
  baseURL,
}) => {
  const extraHTTPHeaders = { "x-forwarded-for": "127.0.0.1" };
  const proxied = await playwright.request.newContext({ baseURL, extraHTTPHeaders });
  const direct = await playwright.request.newContext({ baseURL });
  expect(await signInStatus(proxied)).toBe(401);
  expect(await signInStatus(direct)).toBe(200);
});

async function signInStatus(request: APIRequestContext) {
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { csrfToken, email: people.owner, password: PASSWORD, json: "true" };
  return (await request.post("/api/auth/callback/credentials", { form })).status();
}
