import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { CommandRefusal } from "./kit/refusal";
import { soakFeed } from "./soak/feed";
import { buildIfNeeded } from "./start/build";

const MOST_MINUTES = 24 * 60;

/**
 * `npm run soak`: a real stack changes at random for minutes, its worker is killed again and again, and copies of the
 * list that know only the feed must equal the database at the end.
 */
export default async function soak(args: string[]): Promise<number> {
  const wanted = read(args);
  await buildIfNeeded(process.cwd());
  const problems = await soakFeed(wanted);
  console.log(problems.length === 0 ? "ok: every copy equals the database" : problems.join("\n"));
  return problems.length > 0 ? 1 : 0;
}

function read(args: string[]) {
  const option = { type: "string" } as const;
  try {
    const { values } = parseArgs({ args, options: { minutes: option, seed: option } });
    const minutes = Number(values.minutes ?? 10);
    const seed = Number(values.seed ?? randomInt(1, 1_000_000));
    if (!(minutes > 0 && minutes <= MOST_MINUTES) || !Number.isSafeInteger(seed)) throw new RangeError();
    return { minutes, seed };
  } catch {
    throw new CommandRefusal("Not understood: npm run soak -- [--minutes 10] [--seed 1]");
  }
}
