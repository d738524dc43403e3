import { describe, expect, it } from "vitest";
import { bytes, count, counted, duration } from "./figures";

describe("figures in words", () => {
  it("sets thousands apart and says where counting stopped", () => {
    expect(count(1204311)).toBe("1,204,311");
    expect(count(10000, false)).toBe("10,000+");
  });

  it("counts one thing in the singular", () => {
    expect(counted(1, "entry", "entries")).toBe("1 entry");
    expect(counted(0, "entry", "entries")).toBe("0 entries");
    expect(counted(2500, "row")).toBe("2,500 rows");
  });

  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.0 kB"],
    [41_200_000, "41 MB"],
    [1_000_000_000, "1.0 GB"],
  ])("%d bytes are %s", (value, words) => {
    expect(bytes(value)).toBe(words);
  });

  it.each([
    [0.2, "0 s"],
    [13, "13 s"],
    [60, "1 min"],
    [170, "2 min 50 s"],
    [3600, "1 h"],
    [7500, "2 h 5 min"],
  ])("%d seconds are %s", (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });
});
