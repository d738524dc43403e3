"use client";

import { TextareaField, TextField } from "@/components/form/fields";

type LimitFieldsProps = {
  /** The server's setting, which applies when the field is empty. */
  usualRate: number;
  allowedNetworks?: readonly string[];
  rateLimit?: number | null;
};

/** The networks that a token may be used from, and its rate limit. */
export function LimitFields({ usualRate, allowedNetworks = [], rateLimit }: LimitFieldsProps) {
  return (
    <>
      <TextareaField
        name="allowed_networks"
        label="Addresses it may come from"
        optional
        rows={Math.min(8, Math.max(3, allowedNetworks.length))}
        spellCheck={false}
        defaultValue={allowedNetworks.join("\n")}
        placeholder={"203.0.113.7\n198.51.100.0/24"}
        help="One address or network (CIDR, IPv4 or IPv6) a line. Empty: from anywhere. From elsewhere its requests are refused, and noted here."
      />
      <TextField
        name="rate_limit"
        label="Requests a minute"
        optional
        inputMode="numeric"
        autoComplete="off"
        className="sm:max-w-56"
        defaultValue={rateLimit ?? undefined}
        placeholder={usualRate.toLocaleString("en")}
        help={`Empty: ${usualRate.toLocaleString("en")}, as this server is set.`}
      />
    </>
  );
}
