import { lookup as systemLookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Names the addresses of a host; the system's own, or a test's. */
export type Resolve = (host: string, done: (error: Error | null, found: LookupAddress[]) => void) => void;

const resolveBySystem: Resolve = (host, done) => systemLookup(host, { all: true }, done);

/** A host that nothing is sent to. */
export class PrivateTarget extends Error {
  override name = "PrivateTarget";
  constructor() {
    super("is on a private network; ALLOW_PRIVATE_TARGETS=1 would allow it");
  }
}

/** All that the internet gives out of IPv6; outside of it, too, an IPv4 address may be written: `::127.0.0.1`. */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR("2000::/3");

/** Whether an address is out on the internet: no loopback, no private, link-local, shared or mapped one, no metadata service. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === "unicast" && (parsed instanceof ipaddr.IPv4 || parsed.match(GIVEN_OUT));
}

/** The address that a host is written as, in a URL; null for a name. */
export function writtenAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, "$1");
  return ipaddr.isValid(bare) ? bare : null;
}

/**
 * Looks a host up for a connection, and refuses one with any private address. What is checked here is what is connected to:
 * a name that answers otherwise the next time gains nothing.
 */
export function publicLookup(resolve: Resolve = resolveBySystem): LookupFunction {
  return (host, { all }, callback) => {
    resolve(host, (error, found) => {
      const [first] = found ?? [];
      const refusal = error ?? (first ? null : new Error("no address was found"));
      if (refusal || !first) return callback(refusal, "");
      if (!found.every(({ address }) => isPublic(address))) return callback(new PrivateTarget(), "");
      if (all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}
