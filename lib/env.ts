import path from "node:path";
import { z } from "zod";
import { isNetwork } from "@/lib/networks";

const port = z.coerce.number("must be a port number").int().min(1).max(65_535, "must be between 1 and 65535");
const flag = z.enum(["0", "1"], "must be 0 or 1");
const url = (protocols: RegExp, what: string) =>
  z.url({ protocol: protocols, error: `must be ${what}` }).transform((value) => value.replace(/\/+$/, ""));

const rate = z.coerce
  .number("must be a number of requests")
  .int("must be a whole number")
  .min(1, "must be 1 or more")
  .max(100_000_000, "must be 100000000 or less");

const LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** The settings of the process. A setting's variable is its name in capitals: `dataDir` is read from `DATA_DIR`. */
const Settings = z.object({
  port: port.default(3000),
  /** When unset: loopback while there are demo accounts, else every address. */
  host: z.string().optional(),
  /** When unset: the port after `port`. */
  gatePort: port.optional(),
  /** How many processes answer phone systems. */
  gateProcesses: z.coerce
    .number("must be a number of processes")
    .int("must be a whole number")
    .min(1, "must be 1 or more")
    .max(64, "must be 64 or less")
    .default(1),
  /** When unset: the PostgreSQL that npm brought. */
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
  /**
   * The most connections that a process takes for its pages, requests and jobs. `db/index.ts` reads the same variable.
   */
  databasePool: z.coerce
    .number("must be a number of connections")
    .int()
    .min(1, "must be 1 or more")
    .default(10),
  /** An absolute path. */
  dataDir: z
    .string()
    .default(".data")
    .transform((folder) => path.resolve(folder)),
  nextauthSecret: z.string().min(16, "must have 16 characters or more").optional(),
  /** Without a slash at its end. */
  publicUrl: url(/^https?$/, "a URL like https://blacklist.example.com").optional(),
  /** Networks (CIDR) of the proxies that may name the caller's address. */
  trustProxy: z
    .string()
    .default("")
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine(
      (list) => list.every((network) => isNetwork(network)),
      "must be networks like 10.0.0.0/8, separated by commas",
    ),
  demo: flag.default("1").transform((value) => value === "1"),
  /** Largest request body, in bytes. */
  uploadLimit: z.coerce
    .number("must be a number of bytes")
    .int()
    .min(1)
    .default(2 ** 30),
  /** How many requests a minute an access token may make, unless it has a limit of its own. */
  rateLimit: rate.default(6_000),
  /** How many requests a minute one address may make with one lead token. */
  leadRateLimit: rate.default(600),
  /** Whether events may be sent to private networks, and without https. */
  allowPrivateTargets: flag.default("0").transform((value) => value === "1"),
  /** For tests: the address that replaces Twilio's. */
  twilioApiUrl: url(/^https?$/, "a URL like http://127.0.0.1:4010").optional(),
  /** The lowest level that the log prints. `lib/log.ts` reads the same variable. */
  logLevel: z.enum(LEVELS, `must be one of ${LEVELS.join(", ")}`).default("info"),
});

export type Env = z.output<typeof Settings> & { gatePort: number };

/** The variables that `parseEnv` reads, by the setting that each one gives. */
export const VARIABLES: ReadonlyMap<string, string> = new Map(
  Object.keys(Settings.shape).map((name) => [name, name.replace(/[A-Z]/g, "_$&").toUpperCase()]),
);

/**
 * Thrown for settings that cannot be used. The message has one sentence for each such setting, and a person is shown
 * nothing else.
 */
export class SettingsError extends Error {
  override name = "SettingsError";
}

/**
 * Reads the settings from the variables of an environment. An empty variable counts as absent. Throws `SettingsError`.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    [...VARIABLES].map(([name, variable]) => [name, source[variable] || undefined]),
  );
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map((issue) => sentence(issue, given)).join("\n"));
  }
  return { ...parsed.data, gatePort: parsed.data.gatePort ?? parsed.data.port + 1 };
}

let cached: Env | undefined;

/** Returns the settings of this process, which are read once. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

function sentence({ path: [key], message }: z.core.$ZodIssue, given: Record<string, string | undefined>) {
  const name = String(key);
  const secret = name === "databaseUrl" || name === "nextauthSecret";
  const variable = VARIABLES.get(name);
  return secret ? `${variable} ${message}.` : `${variable} ${message} (it is "${given[name]}").`;
}
