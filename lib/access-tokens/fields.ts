import { z } from "zod";
import { isNetwork } from "@/lib/networks";

const MOST_NETWORKS = 100;
const LONGEST_SHOWN = 50;

/**
 * Addresses and networks that a token may come from; none means any. An IPv4 address that is written as IPv6 is that
 * IPv4 address.
 */
export const AllowedNetworks = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .transform((text) => text.replace(/^::ffff:(?=[\d.]+$)/, "")),
  )
  .max(MOST_NETWORKS, `has more than ${MOST_NETWORKS}`)
  .superRefine((list, { addIssue }) => {
    const wrong = list.find((text) => !isNetwork(text));
    if (wrong === undefined) return;
    const message = `has “${wrong.slice(0, LONGEST_SHOWN)}”, which is no address and no network like 203.0.113.0/24`;
    addIssue({ code: "custom", path: [], message });
  })
  .transform((list) => [...new Set(list)]);

/** Requests a minute. */
export const RateLimit = z
  .number("must be a whole number")
  .int("must be a whole number")
  .min(1, "must be 1 or more")
  .max(1_000_000, "must be 1,000,000 or less");
