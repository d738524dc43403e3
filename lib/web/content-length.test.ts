import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ENCODING_HEADER, keepLength, LENGTH_HEADER } from "./content-length";

test("the length that a handler gives reaches the client, by its real name", async () => {
  const server = createServer((request, response) => {
    keepLength(response);
    // As Next sets a handler's header.
    response.setHeader(LENGTH_HEADER, ["5"]);
    response.setHeader("content-type", "text/plain");
    if (request.method === "HEAD") return response.end();
    response.write("ab");
    return response.end("cde");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  for (const method of ["GET", "HEAD"]) {
    const answer = await fetch(url, { method });
    expect(answer.headers.get("content-length")).toBe("5");
    expect(answer.headers.get(LENGTH_HEADER)).toBeNull();
    expect(answer.headers.get("transfer-encoding")).toBeNull();
    expect(await answer.text()).toBe(method === "GET" ? "abcde" : "");
  }
  await new Promise((resolve) => server.close(resolve));
});

test("so does its encoding", async () => {
  const server = createServer((_, response) => {
    keepLength(response);
    response.appendHeader(ENCODING_HEADER, "gzip");
    response.end(gzipSync("abcde"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(await answer.text()).toBe("abcde");
  expect(answer.headers.get(ENCODING_HEADER)).toBeNull();
  await new Promise((resolve) => server.close(resolve));
});
