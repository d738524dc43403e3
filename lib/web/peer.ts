import { BlockList, isIP } from "node:net";

export type Hop = {
  /** The caller's own address, in its plain form. */
  address: string;
  /** Whether a proxy of ours spoke to us, whose other forwarded headers then count too. */
  viaProxy: boolean;
};

/** The networks of TRUST_PROXY, in the form that `findCaller` asks. */
export function proxyNetworks(networks: string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    list.addSubnet(address, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  }
  return list;
}

/**
 * Who is calling: the socket's peer; if that is a trusted proxy, the right-most hop of its X-Forwarded-For that is
 * none. What stands left of that hop is the caller's own word, and is not believed.
 */
export function findCaller(peer: string, forwardedFor: string | undefined, trusted: BlockList): Hop {
  let address = plainAddress(peer) ?? "";
  const viaProxy = isTrusted(address, trusted);
  const hops = viaProxy ? (forwardedFor ?? "").split(",") : [];
  while (hops.length > 0 && isTrusted(address, trusted)) {
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

function isTrusted(address: string, trusted: BlockList) {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 6 ? "ipv6" : "ipv4");
}
