import type { ContactImport } from "@/db/schema/contact-imports";
import type { Context } from "@/lib/context";
import { judgeDraft, runPreview } from "../judging";
import { type Preview, previewImport } from "../preview";
import { getImport } from "../reading";
import { runContactImport } from "../running";
import type { ImportSettings } from "../schema";
import { importAtOnce } from "../starting";

/** For tests: yields a file's bytes in pieces that do not end where lines do. */
export async function* pieces(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += 65_537) yield bytes.subarray(at, at + 65_537);
}

/** For tests: makes an upload that waits in the queue, or has failed. */
export function upload(
  ctx: Context,
  content: string | Uint8Array,
  settings: ImportSettings = {},
): Promise<ContactImport> {
  return importAtOnce(ctx, { file: { name: "list.csv", bytes: pieces(content) }, settings });
}

/** For tests: runs an upload to its end in this process, not in a worker. */
export async function runHere(
  ctx: Context,
  { id }: Pick<ContactImport, "id">,
  signal = new AbortController().signal,
): Promise<ContactImport> {
  await runContactImport({ companyId: ctx.companyId, id }, signal);
  return getImport(ctx, id);
}

/** For tests: judges a draft to the end in this process, not in a worker. Returns its preview. */
export async function lookHere(
  ctx: Context,
  id: number,
  signal = new AbortController().signal,
): Promise<Preview> {
  await judgeDraft(ctx, { id });
  await runPreview({ companyId: ctx.companyId, id }, signal);
  return previewImport(ctx, id);
}
