import { sql } from "drizzle-orm";
import { bigint, check, customType, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { ChangeLog } from "../enums";
import { companyId } from "./columns";
import { companies } from "./companies";

/** Sets of ids, as ranges: ten thousand ids in a row are one. */
const idRanges = customType<{ data: string }>({ dataType: () => "int8multirange" });

/** A number of a transaction that never comes again. */
const transactionId = customType<{ data: string }>({ dataType: () => "xid8" });

const position = () => bigint({ mode: "number" }).notNull();

/** How far a company's feed of changes has come. Its row is the lock of the one that gives positions. */
export const changeFeeds = pgTable(
  "change_feeds",
  {
    companyId: companyId().references(() => companies.id),
    /** The last position that was given; the first is 1, and none is left out. */
    seq: position().default(0),
    /** No log row up to this id is without its position, nor will one appear. */
    settledId: position().default(0),
    /** The last id that was given out at some moment, and a transaction that began to write after it. */
    seenId: position().default(0),
    seenBy: transactionId(),
  },
  (t) => [primaryKey({ columns: [t.companyId] })],
);

/** The log rows that have the positions from `firstSeq` to `lastSeq`, in the order of their ids. */
export const changeSegments = pgTable(
  "change_segments",
  {
    companyId: companyId().references(() => companies.id),
    lastSeq: position(),
    firstSeq: position(),
    log: text().$type<ChangeLog>().notNull(),
    ids: idRanges().notNull(),
    lastId: position(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.lastSeq] }),
    check("change_segments_size", sql`${t.lastSeq} >= ${t.firstSeq}`),
    index("change_segments_by_id").on(t.companyId, t.lastId),
  ],
);
