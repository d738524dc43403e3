import { type TargetAnswer, post } from "./posting";

/** The name and password with which we come to VICIdial; kept sealed. */
export type VicidialLogin = { user: string; password: string };

export type DncFunction = "add_dnc_phone" | "delete_dnc_phone";

/** The list of the whole system, which every campaign heeds. */
const WHOLE_SYSTEM = "SYSTEM_INTERNAL";

/** The number as VICIdial dials it in North America: ten digits. Null for any other, which it cannot tell apart. */
export const vicidialNumber = (number: string): string | null => /^\+1(\d{10})$/.exec(number)?.[1] ?? null;

/** Asks VICIdial's non-agent API to put a number on its DNC list, or to take it off. Never throws. */
export async function askVicidial(
  url: string,
  { user, password }: VicidialLogin,
  { run, number }: { run: DncFunction; number: string },
): Promise<TargetAnswer> {
  const fields = { source: "blacklist", user, pass: password, function: run };
  const body = new URLSearchParams({ ...fields, phone_number: number, campaign_id: WHOLE_SYSTEM });
  const headers = { "content-type": "application/x-www-form-urlencoded", "user-agent": "Blacklist" };
  const answer = await post({ url, headers, body: body.toString() });
  const failed = whyFailed(answer, run);
  // It repeats the password that it did not take.
  const text = answer.text.replaceAll(password, "…");
  return failed ? { ...answer, text, failed } : { ...answer, text };
}

const DONE = {
  add_dnc_phone: /^(SUCCESS:|ERROR: add_dnc_phone DNC NUMBER ALREADY EXISTS)/,
  delete_dnc_phone: /^(SUCCESS:|ERROR: delete_dnc_phone DNC NUMBER DOES NOT EXIST)/,
};
const REFUSED = /^ERROR: .*(Login incorrect|DOES NOT HAVE PERMISSION|NOT ALLOWED)/i;

/** VICIdial says its errors with the status 200. Null where the number is as it should be. */
function whyFailed({ status, text }: TargetAnswer, run: DncFunction): TargetAnswer["failed"] | null {
  if (status !== 200) return "unanswered";
  if (DONE[run].test(text)) return null;
  return REFUSED.test(text) ? "refused" : "unanswered";
}
