import { expect, test } from "vitest";
import { Pace } from "./pace";

test("chunks grow while the database is quick, to ten thousand rows", () => {
  const pace = new Pace();
  for (let i = 0; i < 10; i++) pace.took(50, pace.rows);
  expect(pace.rows).toBe(10_000);
});

test("they shrink when it is slow, to five hundred rows, and a short last chunk says nothing", () => {
  const pace = new Pace();
  for (let i = 0; i < 10; i++) pace.took(900, pace.rows);
  expect(pace.rows).toBe(500);
  pace.took(10, 30);
  expect(pace.rows).toBe(500);
});
