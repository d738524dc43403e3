import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The secret that signs sessions: made once and kept in the data folder, so that a restart signs nobody out. */
export function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, "nextauth-secret");
  const kept = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (kept) return kept;
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(`${file}.new`, `${secret}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secret;
}
