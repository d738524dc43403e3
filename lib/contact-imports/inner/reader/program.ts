import type { Bytes } from "@/lib/files/bytes";
import { serveReader } from "@/lib/files/reader/answering";
import { countAll } from "./counting";
import { findLayout } from "./layout";
import type { Question } from "./questions";
import { findVerdicts } from "./verdicts";
import { findNumbers, findWindows } from "./windows";

/** The reader: the process in which every file is opened, so that none costs those who ask for something else. */
void serveReader(answer);

async function* answer(question: unknown, bytes: Bytes): AsyncGenerator<unknown> {
  // Asked by `asking.ts` beside this room only.
  const asked = question as Question;
  const file = { bytes, maxBytes: asked.maxBytes };
  if (asked.ask === "layout") yield await findLayout(asked.choices, file);
  else if (asked.ask === "verdicts") yield* findVerdicts(asked.record, asked.home, file);
  else if (asked.ask === "count") yield await countAll(asked.record, file);
  else if (asked.ask === "windows") yield* findWindows(asked.record, file);
  else yield* findNumbers(asked.record, file);
}
