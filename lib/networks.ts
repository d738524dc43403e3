import { BlockList, isIP, isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";

const FAMILY = { 4: "ipv4", 6: "ipv6" } as const;

const familyOf = (address: string) => (isIP(address) === 6 ? FAMILY[6] : FAMILY[4]);

/** Tells whether the text is an address or a network in CIDR: `203.0.113.7`, `10.0.0.0/8`, `2001:db8::/32`. Pure. */
export function isNetwork(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const family = isIP(address);
  if (family === 0 || address.includes("%") || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** Makes the list that `isWithin` takes, from networks that pass `isNetwork`. */
export function networkList(networks: string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = familyOf(address);
    list.addSubnet(address, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  }
  return list;
}

/** Tells whether the address is in one of the networks. A text that is no address is in none. */
export function isWithin(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, familyOf(address));
}

/**
 * Returns what limits count as one address. For IPv6 that is the first 64 bits, since the holder of one such address
 * has all addresses that begin with the same bits.
 */
export function networkOf(address = ""): string {
  if (!isIPv6(address)) return address;
  return ipaddr.parse(address).toNormalizedString().split(":").slice(0, 4).join(":");
}
