import { bigint, foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytea, companyId, id, instant, reference } from "./columns";
import { companies } from "./companies";

/** An uploaded or exported file, kept in PostgreSQL so that one backup holds everything and any process can read it. */
export const storedFiles = pgTable(
  "stored_files",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    name: text().notNull(),
    contentType: text().notNull(),
    byteSize: bigint({ mode: "number" }).notNull().default(0),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] })],
);

export type StoredFile = typeof storedFiles.$inferSelect;

/** The bytes of a stored file: chunk 0, 1, 2, …, each at most 1 MiB. */
export const storedFileChunks = pgTable(
  "stored_file_chunks",
  {
    companyId: companyId(),
    storedFileId: reference().notNull(),
    position: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.storedFileId, t.position] }),
    foreignKey({
      name: "stored_file_chunks_file",
      columns: [t.companyId, t.storedFileId],
      foreignColumns: [storedFiles.companyId, storedFiles.id],
    }).onDelete("cascade"),
  ],
);
