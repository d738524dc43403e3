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
  const files = HURRIED.map(({ path }) => path.replace("+17191231234", "[id]").replace("nobody", "[token]"));
  expect(files.filter((file) => !existsSync(`app${file}/route.ts`))).toEqual([]);
});
