import { BlockList, isIP, isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";

const FAMILY = { 4: "ipv4", 6: "ipv6" } as const;

const familyOf = (address: string) => (isIP(address) === 6 ? FAMILY[6] : FAMILY[4]);

/** Whether the text is an address or a network in CIDR: `203.0.113.7`, `10.0.0.0/8`, `2001:db8::/32`. Pure. */
export function isNetwork(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const family = isIP(address);
  if (family === 0 || address.includes("%") || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** Networks that pass `isNetwork`, in the form that `isWithin` asks. */
export function networkList(networks: string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = familyOf(address);
    list.addSubnet(address, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  }
  return list;
}

/** Whether the address is in one of the networks; what is no address is in none. */
export function isWithin(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, familyOf(address));
}

/** What limits count as one address: of IPv6 the first 64 bits, since whoever has one has all that begin with them. */
export function networkOf(address = ""): string {
  if (!isIPv6(address)) return address;
  return ipaddr.parse(address).toNormalizedString().split(":").slice(0, 4).join(":");
}
