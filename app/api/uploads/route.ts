import type { BlockReason } from "@/db/enums";
import { judgeDraft } from "@/lib/contact-imports/judging";
import { storeNumbers, storeUpload } from "@/lib/contact-imports/storing";
import { splitPasted } from "@/lib/csv/csv";
import { failed, json } from "@/lib/web/api/answers";
import { bodyOf, bodyTextOf } from "@/lib/web/bodies";
import { sessionContext } from "@/lib/web/context";
import { translate } from "@/lib/web/error-statuses";
import { refuseOtherSites } from "@/lib/web/same-site";

/** Half a million numbers, about; more is better sent as a file. */
const PASTED_BYTES = 10_000_000;

/**
 * Takes a file from the upload page as the raw body, or with `pasted` the text of its field. A list `to_clear` is not
 * judged as an upload: Clear Blacklist counts it itself. It stands under /api
 * because middleware, where it matches, holds a body in memory and cuts it off at 10 MB.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseOtherSites(request);
    const ctx = await sessionContext("suppression_list");
    const { searchParams } = new URL(request.url);
    const name = searchParams.get("name") ?? undefined;
    const contentType = request.headers.get("content-type") ?? undefined;
    const record = searchParams.has("pasted")
      ? await storeNumbers(ctx, {
          numbers: splitPasted(await bodyTextOf(request, PASTED_BYTES)),
          // The schema says which reasons there are.
          reason: (searchParams.get("reason") || undefined) as BlockReason | undefined,
        })
      : await storeUpload(ctx, { name, contentType, bytes: bodyOf(request), signal: request.signal });
    if (record.status === "draft" && !searchParams.has("to_clear")) await judgeDraft(ctx, record);
    return json(201, { contact_import: { id: record.id, status: record.status } });
  } catch (error) {
    const response = failed(translate(error));
    // What is left of the body is not read: the connection ends with the answer.
    response.headers.set("connection", "close");
    return response;
  }
}
