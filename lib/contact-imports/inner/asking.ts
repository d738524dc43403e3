import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import type { Bytes } from "@/lib/files/bytes";
import { askReader } from "@/lib/files/reader/asking";
import { withPlace } from "@/lib/in-turn";
import { readStoredRange } from "@/lib/stored-files/ranges";
import type { CountryCode } from "@/lib/phone/phone";
import type {
  Choices,
  FoundLayout,
  FoundRows,
  FoundVerdicts,
  ImportToRead,
  Question,
} from "./reader/questions";

/** A list of numbers shrinks to a third or so when packed; more than this is no list. */
const MOST_UNPACKED = 8;
/** Readers at once of people who wait for them, and how long one waits for a turn, in milliseconds. */
const AT_ONCE = 3;
const LONGEST_WAIT = 60_000;

type Where = Pick<Context, "companyId" | "db">;
type Asked = Question extends infer Q ? (Q extends Question ? Omit<Q, "maxBytes"> : never) : never;
type Listening = { onBytes?: (bytes: number) => void; signal?: AbortSignal };

/** How the file of an upload is laid out, by these choices. Throws as the reader refuses it. */
export async function askLayout(
  ctx: Where,
  record: ContactImport,
  { choices, signal }: { choices: Choices; signal?: AbortSignal },
): Promise<FoundLayout> {
  const found = await askOnce(ctx, record, { ask: "layout", choices }, signal);
  // Told by `findLayout`.
  return found as FoundLayout;
}

/** What a draft would do: its first rows, then all of them. */
export async function* askVerdicts(
  ctx: Where,
  record: ContactImport,
  { home, signal }: { home: CountryCode; signal: AbortSignal },
): AsyncGenerator<FoundRows | FoundVerdicts> {
  const asked = { ask: "verdicts", record: toRead(record), home } as const;
  // Told by `findVerdicts`.
  for await (const found of askAbout(ctx, record, asked, { signal }))
    yield found as FoundRows | FoundVerdicts;
}

/** How many data rows an upload's file has. */
export async function askCount(ctx: Where, record: ContactImport, signal: AbortSignal): Promise<number> {
  for await (const found of askAbout(ctx, record, { ask: "count", record: toRead(record) }, { signal }))
    return Number(found);
  return 0;
}

/** What the reader tells of an upload's file; `onBytes` hears how many stored bytes it has had. */
export function askAbout(
  ctx: Where,
  record: ContactImport,
  asked: Asked,
  { onBytes, signal }: Listening = {},
): AsyncGenerator<unknown> {
  const question = { ...asked, maxBytes: env().uploadLimit * MOST_UNPACKED };
  return askReader(question, { bytes: bytesOf(ctx, record, onBytes), signal });
}

/** The one answer to a question that somebody waits for; a few are asked at once. */
function askOnce(ctx: Where, record: ContactImport, asked: Asked, signal?: AbortSignal): Promise<unknown> {
  return withPlace({ kind: "reader", atOnce: AT_ONCE, longest: LONGEST_WAIT }, async () => {
    for await (const found of askAbout(ctx, record, asked, { signal })) return found;
    throw new Error("the reader found nothing");
  });
}

/** What of a record the reader has to know. */
export function toRead(record: ContactImport): ImportToRead {
  const { headers, shape, numberColumns, mapping, defaultCountry } = record;
  const { encoding, reading, position, sheet, hiddenRows } = record;
  return {
    headers,
    shape,
    numberColumns,
    mapping,
    defaultCountry,
    encoding,
    reading,
    position,
    sheet,
    hiddenRows,
  };
}

/** The stored bytes; those of a zip file may be asked for twice, but no more are said to be read than there are. */
function bytesOf(
  ctx: Where,
  { storedFileId, byteSize }: ContactImport,
  onBytes?: (bytes: number) => void,
): Bytes {
  let total = 0;
  return {
    size: storedFileId === null ? 0 : byteSize,
    read: async function* (from, to) {
      for await (const piece of readStoredRange(ctx, storedFileId ?? 0, { from, to })) {
        total += piece.length;
        onBytes?.(Math.min(total, byteSize));
        yield piece;
      }
    },
  };
}
