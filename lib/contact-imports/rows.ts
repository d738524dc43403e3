import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { parseRows, type Row } from "@/lib/csv";
import type { Phone } from "@/lib/phone";
import type { Pace } from "./pace";
import { type Layout, layoutOf, readRow } from "./reading";
import { shapeOf, textOf } from "./text";

/** A row that is not taken: where it began, the cell and all the cells as they were, and why. */
export type Rejection = { line: number; text: string; cells: string[]; problem: string };

/** Some thousand rows, decided as far as they can be without the database. */
export type Chunk = {
  /** The line of the last row before these, 0 at the beginning. */
  after: number;
  /** The line of the last of these. */
  position: number;
  rows: number;
  /** Each number once, in the order of the file. */
  numbers: Phone[];
  duplicates: number;
  rejected: Rejection[];
  bytesDone: number;
};

/**
 * The rows of an upload from where it stands, in chunks as large as `pace` says at the time; the next chunk is read while
 * one is worked on.
 */
export function chunksOf(
  ctx: Pick<Context, "companyId" | "db">,
  record: ContactImport,
  pace: Pick<Pace, "rows">,
): AsyncGenerator<Chunk> {
  return ahead(readChunks(ctx, record, pace));
}

async function* readChunks(
  ctx: Pick<Context, "companyId" | "db">,
  record: ContactImport,
  pace: Pick<Pace, "rows">,
) {
  const layout = layoutOf(record);
  let bytesDone = 0;
  let after = record.position;
  const text = textOf(ctx, record, (bytes) => (bytesDone = bytes));
  for await (const rows of parseRows(text, shapeOf(record), after)) {
    for (let at = 0; at < rows.length; ) {
      const some = rows.slice(at, at + pace.rows);
      const chunk: Chunk = { after, ...decide(some, layout), bytesDone };
      at += some.length;
      after = chunk.position;
      yield chunk;
    }
  }
}

function decide(rows: Row[], layout: Layout): Omit<Chunk, "after" | "bytesDone"> {
  const numbers = new Set<Phone>();
  const rejected: Rejection[] = [];
  let duplicates = 0;
  for (const row of rows) {
    const read = readRow(row, layout);
    if (!read.ok) rejected.push(rejection(row, layout.column, read.problem));
    else if (numbers.has(read.number)) duplicates += 1;
    else numbers.add(read.number);
  }
  return { position: rows.at(-1)?.line ?? 0, rows: rows.length, numbers: [...numbers], duplicates, rejected };
}

function rejection({ line, cells }: Row, column: number, problem: string): Rejection {
  return { line, text: cells[column] ?? "", cells, problem };
}

async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
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
