import { expect, test } from "vitest";
import { publicUrlState } from "./public-url";

test.each([
  [undefined, "unset"],
  ["http://localhost:3000", "local"],
  ["https://box.local", "local"],
  ["http://127.0.0.1", "local"],
  ["http://192.168.1.4:3000", "local"],
  ["http://172.20.0.1", "local"],
  ["http://[::1]:3000", "local"],
  ["https://blacklist.example.com", "set"],
  ["https://172.32.0.1", "set"],
  ["https://10.example.com", "set"],
] as const)("PUBLIC_URL %s is %s", (url, state) => {
  expect(publicUrlState(url)).toBe(state);
});
