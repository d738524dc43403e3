import { expect, test } from "vitest";
import { ChunkSize } from "./chunk-size";

test("chunks grow while the database is quick, to five thousand numbers", () => {
  const size = new ChunkSize();
  for (let i = 0; i < 10; i++) size.took(50, size.numbers);
  expect(size.numbers).toBe(5_000);
});

test("they shrink when it is slow, to 250 numbers, and a short last chunk says nothing", () => {
  const size = new ChunkSize();
  for (let i = 0; i < 10; i++) size.took(900, size.numbers);
  expect(size.numbers).toBe(250);
  size.took(10, 30);
  expect(size.numbers).toBe(250);
});
