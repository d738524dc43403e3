import { existsSync } from "node:fs";
import type { RequestListener } from "node:http";
import { expect, test } from "vitest";
import { HURRIED, warmUp } from "./warming";

test("each hurried address is asked once, whatever it answers", async () => {
  const asked: string[] = [];
  const answer: RequestListener = ({ method, url = "" }, response) => {
    asked.push(`${method} ${url}`);
    if (url.startsWith("/hooks")) response.destroy();
    else response.writeHead(503).end("later");
  };
  await warmUp(answer);
  expect(asked.toSorted()).toEqual(HURRIED.map(({ method, path }) => `${method} ${path}`).toSorted());
});

test("the hurried addresses are there", () => {
  for (const { path } of HURRIED) {
    const folder = path.replace("/contacts/+17191231234", "/contacts/[id]").replace("nobody", "[token]");
    expect(existsSync(`app${folder}/route.ts`), path).toBe(true);
  }
});
