import type { ContactImport } from "@/db/schema/contact-imports";
import type { BlockReason } from "@/db/enums";
import type { Target } from "@/lib/contacts/inner/change";
import type { Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { askAbout, toRead } from "./asking";
import { knownAmong } from "./known";
import type { FoundEnd, FoundNumbers, FoundRejection, FoundRejections, Rejection } from "./reader/questions";

/** Some ten thousand rows, decided as far as they can be without the database. */
export type Window = {
  /** The line of the last row before these, 0 at the beginning. */
  after: number;
  /** The line of the last of these. */
  position: number;
  rows: number;
  /**
   * Each number once, as its first row says, in the order of the numbers: neighbours stand on the same pages of an
   * index.
   */
  targets: Target[];
  duplicates: number;
  /** Whether none of the numbers stands in a row before these. */
  firstRows: boolean;
  rejected: Rejection[];
  bytesDone: number;
};

/** The rows of an upload from where it stands, in windows; the next one is read while one is worked on. */
export function windowsOf(
  ctx: Pick<Context, "companyId" | "db">,
  record: ContactImport,
): AsyncGenerator<Window> {
  return ahead(readWindows(ctx, record));
}

async function* readWindows(
  ctx: Pick<Context, "companyId" | "db">,
  record: ContactImport,
): AsyncGenerator<Window> {
  let bytesDone = 0;
  let targets: Target[] = [];
  let rejected: FoundRejection[] = [];
  const asked = { ask: "windows", record: toRead(record) } as const;
  for await (const found of askAbout(ctx, record, asked, { onBytes: (bytes) => (bytesDone = bytes) })) {
    // Told by `findWindows`.
    const piece = found as FoundNumbers | FoundRejections | FoundEnd;
    if ("numbers" in piece) for (const target of targetsOf(piece)) targets.push(target);
    else if ("rejected" in piece) for (const each of piece.rejected) rejected.push(each);
    else {
      yield {
        ...piece,
        ...(await withKnown(ctx, { ...piece, targets, rejected })),
        bytesDone,
      };
      targets = [];
      rejected = [];
    }
  }
}

/** Numbers as the reader made them, which makes only what `parseNumber` made. */
function targetsOf({ numbers, names, reasons, notes }: FoundNumbers): Target[] {
  return numbers.map((number, i) => ({
    number: number as Phone,
    name: names?.[i] ?? undefined,
    reason: (reasons?.[i] ?? undefined) as BlockReason | undefined,
    note: notes?.[i] ?? undefined,
  }));
}

type Decided = Pick<Window, "targets" | "duplicates" | "firstRows"> & { rejected: FoundRejection[] };

/** A number that no telephone can have is taken where the company knows it. */
async function withKnown(
  ctx: Pick<Context, "companyId" | "db">,
  { targets, rejected, duplicates, firstRows }: Decided,
): Promise<Pick<Window, "targets" | "duplicates" | "firstRows" | "rejected">> {
  const known = await knownAmong(
    ctx,
    rejected.flatMap(({ ifKnown = [] }) => ifKnown.map(({ number }) => number)),
  );
  const left = rejected.filter(
    ({ pieces, ifKnown = [] }) => ifKnown.filter(({ number }) => known.has(number)).length < pieces,
  );
  if (known.size === 0) return { targets, rejected: left, duplicates, firstRows };
  const all = new Map(targets.map((target) => [target.number, target]));
  let repeated = duplicates;
  for (const { ifKnown = [] } of rejected) {
    for (const target of ifKnown.filter(({ number }) => known.has(number))) {
      if (all.has(target.number)) repeated += 1;
      else all.set(target.number, target);
    }
  }
  const sorted = [...all.values()].sort((a, b) => (a.number < b.number ? -1 : 1));
  // A known one may stand in a row before: the reader counts only numbers that a telephone can have.
  return { targets: sorted, rejected: left, duplicates: repeated, firstRows: false };
}

/** Has the next piece read while one is worked on. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = source.next();
      // Its failure is told when its turn comes; if that never comes, it is nobody's.
      next.catch(() => {});
      yield value;
    }
  } finally {
    void source.return(undefined).catch(() => {});
  }
}
