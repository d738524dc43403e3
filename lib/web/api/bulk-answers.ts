import type { BulkAnswer } from "@/lib/contacts/bulk";
import type { ScrubAnswer } from "@/lib/contacts/scrubbing";
import { wireTime } from "@/lib/times";
import { json } from "./answers";

/** What became of each number, in the order asked. */
export const bulkAnswer = ({ results, counts }: BulkAnswer): Response => json(200, { results, counts });

/** Where each number stands, in the order asked. */
export const scrubAnswer = ({ results, counts }: ScrubAnswer): Response =>
  json(200, {
    results: results.map(({ input, number, blocked, since, reason, optOut, problem }) => ({
      input,
      number,
      blocked,
      since: wireTime(since),
      reason,
      opt_out: optOut,
      errors: problem === null ? [] : [problem],
    })),
    counts,
  });
