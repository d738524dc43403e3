import { type TokenContext, asOfNow } from "@/lib/access-tokens/authenticating";
import { removeCopy } from "@/lib/contact-imports/discarding";
import { contactImportRecord } from "@/lib/contact-imports/presenting";
import { type Stored, startAtOnce } from "@/lib/contact-imports/starting";
import { answerOnce } from "@/lib/idempotency-keys/answering";
import { digestOf } from "@/lib/stored-files/digesting";
import type { ImportQuery } from "../operations/contact-imports";
import { record } from "./answers";
import { answerOf, fingerprintOf, given, keyOf } from "./once";
import { storeFrom } from "./upload-body";

/**
 * Stores an upload and starts it at once. With an `Idempotency-Key`, its start and the answer are one transaction. A
 * file that was stored before that has changed nothing. So a repeated upload is stored first, recognised by its
 * content, and removed.
 */
export async function importFrom(
  before: TokenContext,
  query: ImportQuery,
  request: Request,
): Promise<Response> {
  const key = keyOf(request);
  const upload = await storeFrom(before, query, request);
  const { stored } = upload;
  const ctx = await mustStillHold(before, upload);
  if (key === null) return start(ctx, upload);
  try {
    const keyed = { key, fingerprint: fingerprintOf(request, await contentsOf(ctx, upload)) };
    const answer = await answerOnce(ctx, keyed, async (ctx) => answerOf(await start(ctx, upload)));
    if (answer.replayed) await removeCopy(ctx, stored);
    return given(answer);
  } catch (error) {
    await removeCopy(ctx, stored);
    throw error;
  }
}

/**
 * Reads the asker's permissions again: a file may take an hour to arrive, and meanwhile the token may be revoked or
 * lose the permission that the import needs.
 */
async function mustStillHold(ctx: TokenContext, { stored }: Stored): Promise<TokenContext> {
  try {
    return await asOfNow(ctx);
  } catch (error) {
    await removeCopy(ctx, stored);
    throw error;
  }
}

async function start(ctx: TokenContext, { stored, settings }: Stored): Promise<Response> {
  const started = await startAtOnce(ctx, stored, settings);
  return record("contact_import", contactImportRecord.present(started), { status: 201 });
}

const contentsOf = async (ctx: TokenContext, { stored, settings }: Stored) => [
  stored.name,
  settings,
  stored.storedFileId && (await digestOf(ctx, stored.storedFileId)),
];
