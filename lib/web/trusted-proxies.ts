import { type BlockList, isIP } from "node:net";
import { isWithin } from "@/lib/networks";

export type Hop = {
  /** The caller's own address, in its plain form. */
  address: string;
  /** Whether a proxy of ours spoke to us, whose other forwarded headers then count too. */
  viaProxy: boolean;
};

/**
 * Who is calling: the socket's peer; if that is a trusted proxy, the right-most hop of its X-Forwarded-For that is
 * none. What stands left of that hop is the caller's own word, and is not believed.
 */
export function findCaller(peer: string, forwardedFor: string | undefined, trusted: BlockList): Hop {
  let address = plainAddress(peer) ?? "";
  const viaProxy = isWithin(trusted, address);
  const hops = viaProxy ? (forwardedFor ?? "").split(",") : [];
  while (hops.length > 0 && isWithin(trusted, address)) {
    const next = plainAddress(hops.pop() ?? "");
    if (!next) break;
    address = next;
  }
  return { address, viaProxy };
}

/** `::ffff:10.0.0.1`, `10.0.0.1:443`, `[::1]:443` and `fe80::1%eth0` without what is not the address; else null. */
export function plainAddress(text: string): string | null {
  const trimmed = text.trim().replace(/^"|"$/g, "");
  const bare = trimmed
    .replace(/^\[([^\]]*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "")
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  return isIP(bare) ? bare.toLowerCase() : null;
}
