import { eq } from "drizzle-orm";
import { checksDb } from "@/db";
import { companies } from "@/db/schema/companies";
import { providerConfigurations } from "@/db/schema/provider-configurations";
import { callOfProvider } from "@/lib/calls/inner/finding";
import { moveCall } from "@/lib/calls/inner/moving";
import { countryOf } from "@/lib/collaborators/membership";
import { type Context, makeContext } from "@/lib/context";
import { DECISION_MS } from "@/lib/time-limits";
import { inTime } from "@/lib/enforcement/in-time";
import { matchCall, rejection } from "@/lib/traffic/matching";
import { inShort, log } from "@/lib/log";
import { noPermissions } from "@/lib/allow";
import { toAccount } from "@/lib/provider-configurations/inner/account";
import { textOfProvider } from "@/lib/text-messages/inner/finding";
import { moveText } from "@/lib/text-messages/inner/moving";
import { receiveText } from "@/lib/text-messages/receiving";
import { type Hook, readHook } from "./reading";
import { noteHookRefusal } from "./inner/refusals";
import { isSigned } from "./signature";
import { byDeadline } from "./inner/turns";

/** A request of Twilio as it came. `query` begins with its question mark, or is empty. */
export type Webhook = {
  token: string;
  query: string;
  form: URLSearchParams;
  signature: string | null;
  requestIp: string;
};

/** The answer; without TwiML it is a few words of our own. */
export type HookAnswer = { status: 200 | 403 | 404 | 503; twiml?: string };

const NOTHING_MORE = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>';

/** Twilio tells news of a call or a text once and waits 15 s for the answer. Only a caller is in a hurry. */
const NEWS_MS = 5_000;

/**
 * Does what a request of Twilio tells or asks, and answers within the patience, in milliseconds: half a second for an
 * inbound call, five seconds for news. An unknown token is 404. A request that the company's account did not sign is
 * 403, and leaves a trace. What cannot be answered in time, for any reason: an inbound call is rejected, everything
 * else gets 503. A request that comes again changes nothing and gets the same answer.
 */
export async function receiveTwilio(webhook: Webhook, patience?: number): Promise<HookAnswer> {
  const hook = readHook(webhook.form, new URLSearchParams(webhook.query));
  const answerBy = performance.now() + (patience ?? (hook.kind === "inbound_call" ? DECISION_MS : NEWS_MS));
  const work = () => answer(webhook, hook, answerBy);
  const taken = hook.kind === "inbound_call" ? byDeadline(answerBy, work) : work();
  try {
    return await inTime({ answerBy }, taken);
  } catch (error) {
    log.error({ kind: hook.kind, error: inShort(error) }, "a webhook could not be answered");
    return hook.kind === "inbound_call" ? { status: 200, twiml: rejection() } : { status: 503 };
  }
}

async function answer(webhook: Webhook, hook: Hook, answerBy: number): Promise<HookAnswer> {
  const found = await accountOfToken(webhook.token);
  if (!found) return { status: 404 };
  const { account, country } = found;
  const url = account.hookUrl + webhook.query;
  if (!isSigned(account.authToken, webhook.signature, url, webhook.form)) {
    return refuse({ ...webhook, companyId: account.companyId, url });
  }
  const { companyId, hookUrl } = account;
  const ctx = makeContext({
    companyId,
    country,
    actor: { type: "provider" },
    permissions: noPermissions,
    answerBy,
  });
  return { status: 200, twiml: await act(ctx, hook, hookUrl) };
}

async function act(ctx: Context, hook: Hook, hookUrl: string): Promise<string> {
  switch (hook.kind) {
    case "inbound_call":
      return matchCall(ctx, { ...hook, hookUrl });
    case "call_moved": {
      const call = await callOfProvider(ctx, hook.named);
      if (call) await moveCall(ctx, call.id, hook.news);
      break;
    }
    case "inbound_text":
      await receiveText(ctx, { ...hook, sentAt: new Date() });
      break;
    case "text_moved": {
      const text = await textOfProvider(ctx, hook.named);
      if (text) await moveText(ctx, text.id, hook.news);
      break;
    }
  }
  return NOTHING_MORE;
}

async function accountOfToken(token: string) {
  const [found] = await checksDb
    .select({ configuration: providerConfigurations, company: companies })
    .from(providerConfigurations)
    .innerJoin(companies, eq(companies.id, providerConfigurations.companyId))
    .where(eq(providerConfigurations.hookToken, token));
  if (!found) return null;
  const account = toAccount(found.configuration);
  return account.provider === "twilio" ? { account, country: countryOf(found.company) } : null;
}

/** Does not wait for the trace: a request that is not signed is refused however long the trace takes. */
function refuse({
  companyId,
  requestIp,
  signature,
  url,
}: Webhook & { companyId: number; url: string }): HookAnswer {
  const problem = signature ? "wrong signature" : "no signature";
  log.warn({ companyId, requestIp, problem }, "a webhook was refused");
  noteHookRefusal({ companyId, requestIp, problem, url }).catch((error: unknown) =>
    log.error({ companyId, error: inShort(error) }, "a refused webhook left no trace"),
  );
  return { status: 403 };
}
