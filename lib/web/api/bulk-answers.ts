import type { BulkAnswer } from "@/lib/contacts/bulk";
import type { ScrubAnswer } from "@/lib/contacts/scrubbing";
import { wireTime } from "@/lib/times";
import { json } from "./answers";

/** Answers with the result of each number, in the order of the request. */
export const bulkAnswer = ({ results, counts }: BulkAnswer): Response => json(200, { results, counts });

/** Answers with the state of each number, in the order of the request. */
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
