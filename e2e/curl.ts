import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Keys, serverUrl } from "./story";

export type Said = { status: number; text: string };

const run = promisify(execFile);

/** Runs a line of curl as a person pastes it, in a folder and with the variables of `env`. Returns the answer. */
export async function paste(
  line: string,
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Said> {
  const { stdout } = await run("sh", ["-c", `${line} -sS -w '\n%{http_code}'`], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    maxBuffer: 2 ** 24,
  });
  const end = stdout.lastIndexOf("\n");
  return { status: Number(stdout.slice(end + 1)), text: stdout.slice(0, end) };
}

/** Returns a function that runs lines written for the reference product, with only its host and the keys replaced. */
export function pasterOf({ publicKey, privateKey }: Keys) {
  const pair = Buffer.from(`${publicKey}:${privateKey}`).toString("base64");
  return async (line: string) => {
    const ours = line.replace("<b64>", pair).replace("trackdrive.com", new URL(serverUrl()).host);
    const { status, text } = await paste(ours);
    return { status, body: JSON.parse(text) as Record<string, unknown> };
  };
}
