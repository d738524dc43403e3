"use client";

import { usePerform } from "@/components/form/not-done";
import { type UploadAnswer, uploadFile } from "@/components/upload";

/**
 * Returns the function that uploads a file as `uploadFile` does, and asks the person to sign in again when they are
 * signed out. Its answer has the status 0 when nothing was sent.
 */
export function useUpload() {
  const perform = usePerform();
  return async function upload(...sent: Parameters<typeof uploadFile>): Promise<UploadAnswer> {
    let broken: unknown;
    const result = await perform(async () => {
      const answer = await uploadFile(...sent).catch((error: unknown) => void (broken = error));
      if (answer?.status === 401) return { ok: false as const, errors: {}, notDone: "signed_out" as const };
      return { ok: true as const, answer };
    }, "not uploaded");
    if (broken) throw broken;
    if ("answer" in result && result.answer) return result.answer;
    return { status: 0, body: result };
  };
}
