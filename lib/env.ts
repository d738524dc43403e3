import path from "node:path";
import { z } from "zod";
import { isNetwork } from "@/lib/networks";

const port = z.coerce.number("must be a port number").int().min(1).max(65_535, "must be between 1 and 65535");
const url = (protocols: RegExp, what: string) =>
  z.url({ protocol: protocols, error: `must be ${what}` }).transform((value) => value.replace(/\/+$/, ""));

const rate = z.coerce
  .number("must be a number of requests")
  .int("must be a whole number")
  .min(1, "must be 1 or more")
  .max(100_000_000, "must be 100000000 or less");

const Settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().optional(),
  GATE_PORT: port.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
  DATA_DIR: z.string().default(".data"),
  NEXTAUTH_SECRET: z.string().min(16, "must have 16 characters or more").optional(),
  PUBLIC_URL: url(/^https?$/, "a URL like https://blacklist.example.com").optional(),
  TRUST_PROXY: z
    .string()
    .default("")
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine(
      (list) => list.every((network) => isNetwork(network)),
      "must be networks like 10.0.0.0/8, separated by commas",
    ),
  DEMO: z.enum(["0", "1"], "must be 0 or 1").default("1"),
  UPLOAD_LIMIT: z.coerce
    .number("must be a number of bytes")
    .int()
    .min(1)
    .default(2 ** 30),
  RATE_LIMIT: rate.default(6_000),
  LEAD_RATE_LIMIT: rate.default(600),
  ALLOW_PRIVATE_TARGETS: z.enum(["0", "1"], "must be 0 or 1").default("0"),
  TWILIO_API_URL: url(/^https?$/, "a URL like http://127.0.0.1:4010").optional(),
});

/** The settings of the process, as CONTRIBUTING and README list them. */
export type Env = {
  port: number;
  /** Unset: loopback while there are demo accounts, else every address. */
  host?: string;
  gatePort: number;
  /** Unset: the PostgreSQL that npm brought. */
  databaseUrl?: string;
  /** Absolute. */
  dataDir: string;
  nextauthSecret?: string;
  /** Without a slash at its end. */
  publicUrl?: string;
  /** Networks (CIDR) of the proxies whose word on the caller's address is believed. */
  trustProxy: string[];
  demo: boolean;
  /** Largest request body, in bytes. */
  uploadLimit: number;
  /** Requests a minute that an access token may make, unless it has a limit of its own. */
  rateLimit: number;
  /** Requests a minute that one address may make with one lead token. */
  leadRateLimit: number;
  /** Whether events may be sent to private networks, and without https. */
  allowPrivateTargets: boolean;
  /** For tests: where requests to Twilio go instead. */
  twilioApiUrl?: string;
};

/** A setting that cannot be used; the message is one sentence for each, and no more is to be shown. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

/** Reads the settings; an empty one counts as absent. Throws SettingsError. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map((issue) => sentence(issue, given)).join("\n"));
  }
  const settings = parsed.data;
  return {
    port: settings.PORT,
    host: settings.HOST,
    gatePort: settings.GATE_PORT ?? settings.PORT + 1,
    databaseUrl: settings.DATABASE_URL,
    dataDir: path.resolve(settings.DATA_DIR),
    nextauthSecret: settings.NEXTAUTH_SECRET,
    publicUrl: settings.PUBLIC_URL,
    trustProxy: settings.TRUST_PROXY,
    demo: settings.DEMO === "1",
    uploadLimit: settings.UPLOAD_LIMIT,
    rateLimit: settings.RATE_LIMIT,
    leadRateLimit: settings.LEAD_RATE_LIMIT,
    allowPrivateTargets: settings.ALLOW_PRIVATE_TARGETS === "1",
    twilioApiUrl: settings.TWILIO_API_URL,
  };
}

let cached: Env | undefined;

/** The settings of this process, read once. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

function sentence({ path: [key], message }: z.core.$ZodIssue, given: Record<string, string | undefined>) {
  const name = String(key);
  const secret = name === "DATABASE_URL" || name === "NEXTAUTH_SECRET";
  return secret ? `${name} ${message}.` : `${name} ${message} (it is "${given[name]}").`;
}
