import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import type { Parsed, Phone } from "@/lib/phone/phone";
import { askAbout, toRead } from "./asking";
import type { FoundNumbers, FoundRejections } from "./reader/questions";

/** The numbers of a draft's file, and what of it is none, with the text that stands for it. */
export async function* numbersInFile(
  ctx: Pick<Context, "companyId" | "db">,
  record: ContactImport,
): AsyncGenerator<Parsed & { text: string }> {
  for await (const found of askAbout(ctx, record, { ask: "numbers", record: toRead(record) })) {
    // Told by `findNumbers`, whose numbers `parseNumber` made.
    const piece = found as FoundNumbers | FoundRejections;
    if ("numbers" in piece)
      for (const number of piece.numbers) yield { ok: true, number: number as Phone, text: number };
    else for (const { text, problem } of piece.rejected) yield { ok: false, problem, text };
  }
}
