import { expect, test } from "vitest";
import { partialAnswer } from "./downloads";
import { LENGTH_HEADER } from "./content-length";

const BYTES = Buffer.from("0123456789");

/** Makes a file of ten bytes that remembers which parts were taken. */
function tenBytes() {
  const taken: [number, number][] = [];
  const take = async (from: number, to: number) => {
    taken.push([from, to]);
    return pieces(BYTES.subarray(from, to));
  };
  return { name: "Ämter & Co's.csv", contentType: "text/csv", byteSize: 10, etag: '"a-1"', take, taken };
}

async function* pieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
}

const ask = (headers: Record<string, string> = {}, method = "GET", file = tenBytes()) =>
  partialAnswer(new Request("http://localhost/file", { method, headers }), file);

test("a file comes whole, with its length and a name that any system can keep", async () => {
  const answer = await ask();
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    [LENGTH_HEADER]: "10",
    "accept-ranges": "bytes",
    etag: '"a-1"',
    "content-disposition": `attachment; filename="_mter & Co's.csv"; filename*=UTF-8''%C3%84mter%20%26%20Co%27s.csv`,
  });
  expect(answer.headers.has("content-range")).toBe(false);
  expect(await answer.text()).toBe("0123456789");
});

test.each([
  ["bytes=0-3", "bytes 0-3/10", "0123"],
  ["bytes=4-", "bytes 4-9/10", "456789"],
  ["bytes=-2", "bytes 8-9/10", "89"],
  ["bytes=8-100", "bytes 8-9/10", "89"],
])("%s of it is sent with 206", async (range, contentRange, text) => {
  const answer = await ask({ range });
  expect(answer.status).toBe(206);
  expect(answer.headers.get("content-range")).toBe(contentRange);
  expect(answer.headers.get(LENGTH_HEADER)).toBe(String(text.length));
  expect(await answer.text()).toBe(text);
});

test("a range behind its end is 416 with its size, and takes nothing", async () => {
  const file = tenBytes();
  const answer = await ask({ range: "bytes=10-" }, "GET", file);
  expect(answer.status).toBe(416);
  expect(answer.headers.get("content-range")).toBe("bytes */10");
  expect(await answer.text()).toBe("");
  expect(file.taken).toEqual([]);
});

test("a download is resumed only while the bytes are the same", async () => {
  const same = await ask({ range: "bytes=4-", "if-range": '"a-1"' });
  expect([same.status, await same.text()]).toEqual([206, "456789"]);
  for (const other of ['"a-2"', 'W/"a-1"', "Sat, 21 Nov 2026 10:00:00 GMT"]) {
    const answer = await ask({ range: "bytes=4-", "if-range": other });
    expect([answer.status, await answer.text()]).toEqual([200, "0123456789"]);
  }
});

test("HEAD tells the length and takes nothing", async () => {
  const file = tenBytes();
  const answer = await ask({ range: "bytes=0-3" }, "HEAD", file);
  expect([answer.status, answer.headers.get(LENGTH_HEADER)]).toEqual([200, "10"]);
  expect(await answer.text()).toBe("");
  expect(file.taken).toEqual([]);
});

test("who goes away in the middle ends the reading", async () => {
  let ended = false;
  async function* endless() {
    try {
      for (;;) yield BYTES;
    } finally {
      ended = true;
    }
  }
  const answer = await ask({}, "GET", { ...tenBytes(), take: async () => endless() });
  const reader = answer.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(ended).toBe(true);
});

test.each([
  ["../../x", "x"],
  ["..\\..\\x.csv", "x.csv"],
  ["a/", "download"],
])("a file named %j goes out as %j: without a path", async (name, sent) => {
  const answer = await ask({}, "GET", { ...tenBytes(), name });
  expect(answer.headers.get("content-disposition")).toBe(
    `attachment; filename="${sent}"; filename*=UTF-8''${sent}`,
  );
});
