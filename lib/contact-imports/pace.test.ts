import { expect, test } from "vitest";
import { ChunkSize } from "./pace";

test("chunks grow while the database is quick, to five thousand numbers", () => {
  const pace = new ChunkSize();
  for (let i = 0; i < 10; i++) pace.took(50, pace.numbers);
  expect(pace.numbers).toBe(5_000);
});

test("they shrink when it is slow, to 250 numbers, and a short last chunk says nothing", () => {
  const pace = new ChunkSize();
  for (let i = 0; i < 10; i++) pace.took(900, pace.numbers);
  expect(pace.numbers).toBe(250);
  pace.took(10, 30);
  expect(pace.numbers).toBe(250);
});
