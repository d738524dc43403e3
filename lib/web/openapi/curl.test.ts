import { expect, test } from "vitest";
import { z } from "zod";
import { type Operation, operation } from "../operations/operation";
import { curlOf } from "./curl";

const HOST = "https://blacklist.example.com/api/v1";
const described = (more: Partial<Operation>) =>
  operation({
    id: "askIt",
    method: "get",
    path: "/things",
    tag: "Account",
    summary: "Ask",
    needs: "",
    input: z.object({}),
    answers: {},
    example: {},
    ...more,
  });

test.each<[string, Partial<Operation>, string]>([
  [
    "a question has its fields in the query, lists by commas",
    { example: { columns: "id,name", from: "2026-03-03 09:00" } },
    `curl -u "$PUBLIC_KEY:$PRIVATE_KEY" "${HOST}/things?columns=id,name&from=2026-03-03+09%3A00"`,
  ],
  [
    "a key that stands in the path is left to the shell, anything else is encoded",
    { path: "/check/{token}/{number}", keys: "path", example: { token: "$CHECK_KEY", number: "+1 719" } },
    `curl "${HOST}/check/$CHECK_KEY/%2B1%20719"`,
  ],
  [
    "a body without fields is empty",
    { method: "post", path: "/things/{id}/stop", example: { id: 1 } },
    `curl -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST -d '' "${HOST}/things/1/stop"`,
  ],
  [
    "the same line sent again is the same request, and a quotation mark ends no text",
    { method: "post", idempotent: true, example: { note: "that's it" } },
    `curl -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST -H "Idempotency-Key: askIt-1" -H "Content-Type: application/json" -d '{"note":"that'\\''s it"}' "${HOST}/things"`,
  ],
  [
    "a file is the body, its fields stand in the query",
    { method: "post", file: ["text/csv"], example: { name: "a.csv" } },
    `curl -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST -H "Content-Type: text/csv" --data-binary @blacklist.csv "${HOST}/things?name=a.csv"`,
  ],
])("%s", (_, more, line) => expect(curlOf(described(more)).replaceAll(" \\\n  ", " ")).toBe(line));

test("what is said stands line by line, as a shell reads on", () => {
  const stop = described({ method: "post", path: "/things/{id}/stop", example: { id: 1 } });
  expect(curlOf(stop)).toBe(
    `curl -u "$PUBLIC_KEY:$PRIVATE_KEY" \\\n  -X POST \\\n  -d '' \\\n  "${HOST}/things/1/stop"`,
  );
});
