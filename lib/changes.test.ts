import { expect, test } from "vitest";
import { hearsChanges, listenForChanges } from "./changes";

test("a listener that is stopped while it connects ends too", async () => {
  await listenForChanges().stop();
  expect(hearsChanges()).toBe(false);
});
