import { lookup as systemLookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Looks up the addresses of a host: the system's own look-up, or a test's. */
export type Resolve = (host: string, done: (error: Error | null, found: LookupAddress[]) => void) => void;

const resolveBySystem: Resolve = (host, done) => systemLookup(host, { all: true }, done);

/** Thrown for a host to which nothing may be sent. */
export class PrivateTarget extends Error {
  override name = "PrivateTarget";
  constructor() {
    super("is on a private network; ALLOW_PRIVATE_TARGETS=1 would allow it");
  }
}

/** The part of IPv6 that the internet gives out. Outside of it an IPv4 address may be written, too: `::127.0.0.1`. */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an address is on the public internet: no loopback, no private, link-local, shared or mapped address, no
 * metadata service.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === "unicast" && (parsed instanceof ipaddr.IPv4 || parsed.match(GIVEN_OUT));
}

/** The address in a URL whose host is written as one; null for a name. */
export function writtenAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, "$1");
  return ipaddr.isValid(bare) ? bare : null;
}

/**
 * Makes a look-up for a connection that refuses a host with any private address. The connection goes to the address
 * that was checked, so a name that answers otherwise the next time gains nothing.
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
