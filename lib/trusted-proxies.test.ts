import { describe, expect, test } from "vitest";
import { networkList } from "@/lib/networks";
import { findCaller, plainAddress } from "@/lib/trusted-proxies";

const none = networkList([]);
const ours = networkList(["10.0.0.0/8", "192.0.2.7", "2001:db8::/32", "::1"]);

describe("the caller's address", () => {
  test.each([
    ["a header is not believed without a proxy", "203.0.113.9", "1.2.3.4", none, "203.0.113.9"],
    ["nor from a peer that is no proxy", "203.0.113.9", "10.1.1.1, 1.2.3.4", ours, "203.0.113.9"],
    ["a proxy says who called", "10.0.0.1", "198.51.100.1", ours, "198.51.100.1"],
    [
      "the right-most hop that is no proxy counts",
      "10.0.0.1",
      "6.6.6.6, 198.51.100.1, 192.0.2.7",
      ours,
      "198.51.100.1",
    ],
    ["a mapped IPv4 peer is that IPv4 peer", "::ffff:10.0.0.1", "198.51.100.1", ours, "198.51.100.1"],
    ["a proxy by IPv6", "2001:db8::5", "2001:4860::1", ours, "2001:4860::1"],
    ["a proxy that says nothing is the caller", "10.0.0.1", undefined, ours, "10.0.0.1"],
    ["a hop that is no address ends the way", "10.0.0.1", "unknown", ours, "10.0.0.1"],
    ["proxies all the way: the first of them", "10.0.0.1", "10.0.0.3, 10.0.0.2", ours, "10.0.0.3"],
    ["a hop with a port", "10.0.0.1", "198.51.100.1:5123", ours, "198.51.100.1"],
  ])("%s", (_, peer, forwarded, trusted, expected) => {
    expect(findCaller(peer, forwarded, trusted).address).toBe(expected);
  });

  test("only a trusted peer makes the other forwarded headers count", () => {
    expect(findCaller("203.0.113.9", "1.2.3.4", ours).viaProxy).toBe(false);
    expect(findCaller("::1", "1.2.3.4", ours).viaProxy).toBe(true);
  });
});

test.each([
  ["::FFFF:127.0.0.1", "127.0.0.1"],
  ["[2001:DB8::1]:443", "2001:db8::1"],
  ["fe80::1%eth0", "fe80::1"],
  [' "192.0.2.1" ', "192.0.2.1"],
  ["for=192.0.2.1", null],
  ["", null],
])("the plain form of %s is %s", (text, expected) => {
  expect(plainAddress(text)).toBe(expected);
});
