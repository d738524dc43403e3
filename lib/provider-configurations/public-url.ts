import { isIP } from "node:net";

/** Whether the provider can reach this installation, as far as its settings tell. */
export type PublicUrl = "set" | "unset" | "local";

const LOCAL_NAME = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/i;
const LOCAL_ADDRESS =
  /^(0\.|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1?$|f[cd][\da-f]*:|fe80:)/i;

/** What the page says about the address under which the world reaches this installation. */
export function publicUrlState(url: string | undefined): PublicUrl {
  if (url === undefined) return "unset";
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  return (isIP(host) === 0 ? LOCAL_NAME : LOCAL_ADDRESS).test(host) ? "local" : "set";
}
