import { parseArgs } from "node:util";
import { randomInt } from "node:crypto";
import { crashTests } from "./crash/tests";
import { CommandRefusal } from "./kit/refusal";
import { buildIfNeeded } from "./start/build";
import { summary } from "./test/counts";

/**
 * `npm run crash`: kills each process of a real stack again and again during each long operation, and compares the
 * results.
 */
export default async function crash(args: string[]): Promise<number> {
  const wanted = read(args);
  await buildIfNeeded(process.cwd());
  const counts = await crashTests(wanted);
  console.log(`\n${summary([counts])}`);
  return counts.failed > 0 ? 1 : 0;
}

function read(args: string[]) {
  const option = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args,
      options: { kills: option, rows: option, seed: option, without: { ...option, multiple: true } },
    });
    const number = (text: string | undefined, otherwise: number) => {
      const value = Number(text ?? otherwise);
      if (!Number.isSafeInteger(value) || value < 1) throw new RangeError();
      return value;
    };
    return {
      kills: number(values.kills, 10),
      rows: number(values.rows, 50_000),
      seed: number(values.seed, randomInt(1, 1_000_000)),
      without: values.without,
    };
  } catch {
    throw new CommandRefusal(
      "Not understood: npm run crash -- [--kills 10] [--rows 50000] [--seed 1] [--without export]",
    );
  }
}
