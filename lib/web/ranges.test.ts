import fc from "fast-check";
import { expect, test } from "vitest";
import { readByteRange } from "./ranges";

test.each([
  [null, "whole"],
  ["", "whole"],
  ["bytes=0-", { from: 0, to: 1000 }],
  ["bytes=0-0", { from: 0, to: 1 }],
  ["bytes=0-999", { from: 0, to: 1000 }],
  ["bytes=0-5000", { from: 0, to: 1000 }],
  ["bytes=999-", { from: 999, to: 1000 }],
  ["bytes=1000-", "unsatisfiable"],
  ["bytes=99999999999999999999999-", "unsatisfiable"],
  ["bytes=-1", { from: 999, to: 1000 }],
  ["bytes=-5000", { from: 0, to: 1000 }],
  ["bytes=-0", "unsatisfiable"],
  ["BYTES= 5-6 ", { from: 5, to: 7 }],
  ["bytes=6-5", "whole"],
  ["bytes=-", "whole"],
  ["bytes=a-b", "whole"],
  ["bytes=0-1,5-6", "whole"],
  ["lines=0-1", "whole"],
  ["bytes 0-1", "whole"],
] as const)("of 1000 bytes %j asks for %j", (header, expected) => {
  expect(readByteRange(header, 1000)).toEqual(expected);
});

test("of an empty file no range can be sent", () => {
  expect(["bytes=0-", "bytes=0-0", "bytes=-1"].map((header) => readByteRange(header, 0))).toEqual(
    Array(3).fill("unsatisfiable"),
  );
});

test("a range is what slicing the bytes gives", () => {
  const size = fc.nat(50);
  fc.assert(
    fc.property(size, fc.nat(60), fc.nat(60), (size, first, last) => {
      const bytes = Array.from({ length: size }, (_, i) => i);
      const sliceOf = (header: string) => {
        const range = readByteRange(header, size);
        return typeof range === "string" ? range : bytes.slice(range.from, range.to);
      };
      const or = (slice: number[]) => (slice.length > 0 ? slice : "unsatisfiable");
      expect(sliceOf(`bytes=${first}-`)).toEqual(or(bytes.slice(first)));
      expect(sliceOf(`bytes=-${last}`)).toEqual(or(last === 0 ? [] : bytes.slice(-last)));
      const both = first > last ? "whole" : or(bytes.slice(first, last + 1));
      expect(sliceOf(`bytes=${first}-${last}`)).toEqual(both);
    }),
  );
});

test("whatever the header says, nothing outside the file is asked for", () => {
  const header = fc
    .string({ unit: fc.constantFrom(..."bytes=-, 0123456789a") })
    .map((rest) => `bytes=${rest}`);
  fc.assert(
    fc.property(header, fc.nat(), (header, size) => {
      const range = readByteRange(header, size);
      if (typeof range === "string") return;
      expect(range.from).toBeGreaterThanOrEqual(0);
      expect(range.from).toBeLessThan(range.to);
      expect(range.to).toBeLessThanOrEqual(size);
    }),
  );
});
