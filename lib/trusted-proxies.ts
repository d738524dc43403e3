import { type BlockList, isIP } from "node:net";
import { isWithin } from "@/lib/networks";

export type Hop = {
  /** The caller's own address, in its plain form. */
  address: string;
  /** Whether the request came through a proxy of ours; its other forwarded headers then count too. */
  viaProxy: boolean;
};

/**
 * Finds the caller: the socket's peer, or, when that is a trusted proxy, the right-most hop of its X-Forwarded-For that
 * is no trusted proxy. The caller itself can write what stands left of that hop, so it is not believed.
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

/**
 * Returns the plain address of a text such as `::ffff:10.0.0.1`, `10.0.0.1:443`, `[::1]:443` or `fe80::1%eth0`; null
 * for any other text.
 */
export function plainAddress(text: string): string | null {
  const trimmed = text.trim().replace(/^"|"$/g, "");
  const bare = trimmed
    .replace(/^\[([^\]]*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "")
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  return isIP(bare) ? bare.toLowerCase() : null;
}
