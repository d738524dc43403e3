import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { env } from "@/lib/env";
import { Invalid } from "@/lib/errors";
import { PrivateTarget, publicLookup, writtenAddress, isPublic } from "./addresses";

const LONGEST_URL = 2_000;

/** The longest that a request waits for the name to be found. */
const LOOK_UP_MS = 2_000;

/** Why nothing may be sent to a URL, as far as that shows without a look-up of its address; null when it may. */
export function faultOf(url: URL, allowPrivate = env().allowPrivateTargets): string | null {
  if (!/^https?:$/.test(url.protocol)) return "must begin with https://";
  if (url.username || url.password) return "must not carry a name or password";
  if (allowPrivate) return null;
  if (url.protocol !== "https:") return "must begin with https://";
  const address = writtenAddress(url.hostname);
  return address !== null && !isPublic(address) ? new PrivateTarget().message : null;
}

/**
 * Returns a target as it is kept. Throws `Invalid` for what is no URL, no https, or on a private network now; every
 * connection is checked again. Accepts a host that cannot be found yet: its deliveries will say so.
 */
export async function readTarget(text: string): Promise<string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const fault = text.length > LONGEST_URL ? "is longer than 2,000 characters" : url && faultOf(url);
  if (!url || fault)
    throw new Invalid({ target_url: [fault ?? "is not a URL like https://example.com/hook"] });
  url.hash = "";
  if (!env().allowPrivateTargets) await refusePrivate(url);
  return url.href;
}

const lookUp = promisify(publicLookup());

async function refusePrivate({ hostname }: URL): Promise<void> {
  if (writtenAddress(hostname)) return;
  try {
    await Promise.race([lookUp(hostname, {}), sleep(LOOK_UP_MS)]);
  } catch (error) {
    if (error instanceof PrivateTarget) throw new Invalid({ target_url: [error.message] });
  }
}
