import { expect, test } from "vitest";
import { isNetwork, isWithin, networkList, networkOf } from "@/lib/networks";

test.each([
  ["203.0.113.7", true],
  ["10.0.0.0/8", true],
  ["0.0.0.0/0", true],
  ["2001:db8::/32", true],
  ["::1", true],
  ["10.0.0.0/33", false],
  ["2001:db8::/129", false],
  ["10.0.0.0/8/8", false],
  ["10.0.0.0/", false],
  ["10.0.0.0/-1", false],
  ["10.0.0", false],
  ["010.0.0.1", false],
  ["fe80::1%eth0", false],
  ["example.com", false],
  ["", false],
])("%s is a network: %s", (text, expected) => expect(isNetwork(text)).toBe(expected));

const list = networkList(["10.1.0.0/16", "203.0.113.7", "2001:db8::/32", "192.0.2.77/24"]);

test.each([
  ["10.1.255.255", true],
  ["10.2.0.0", false],
  ["203.0.113.7", true],
  ["203.0.113.8", false],
  ["2001:db8:1::1", true],
  ["2001:db9::1", false],
  ["192.0.2.1", true],
  ["::1", false],
  ["unknown", false],
  ["", false],
])("%s is within: %s", (address, expected) => expect(isWithin(list, address)).toBe(expected));

test("no networks hold nobody", () => expect(isWithin(networkList([]), "203.0.113.7")).toBe(false));

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:0:1::7", "2001:db8:0:1"],
  ["2001:db8:0:1:ffff::9", "2001:db8:0:1"],
  ["::1", "0:0:0:0"],
  [undefined, ""],
])("%s is counted as %s", (address, expected) => expect(networkOf(address)).toBe(expected));
