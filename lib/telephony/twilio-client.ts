import type RequestClient from "twilio/lib/base/RequestClient.js";
import type TwilioClient from "twilio/lib/rest/Twilio.js";
import { env } from "@/lib/env";
import type { Account } from "@/lib/provider-configurations/inner/account";

export type TwilioAccount = Extract<Account, { provider: "twilio" }>;

/** How long Twilio may take to answer one request, in milliseconds, to the last byte. */
const PATIENCE_MS = 10_000;

/** The largest answer that is read, in bytes: a page of a list has some hundred kilobytes. */
const ANSWER_LIMIT = 8 * 1024 * 1024;

/** Loads Twilio's own client, and what it would load itself at first use: it is large, and done once in a process. */
export const loadTwilio = () =>
  Promise.all([
    import("twilio/lib/rest/Twilio.js"),
    import("twilio/lib/base/RequestClient.js"),
    import("twilio/lib/rest/Api.js"),
  ]);

/**
 * Twilio's own client for an account, loaded when the first call or text needs it, if it was not before. No request is sent twice,
 * and none on a connection that Twilio may just have closed: whether it arrived would be anybody's guess.
 */
export async function clientOf({ accountSid, authToken }: TwilioAccount): Promise<TwilioClient> {
  const [{ default: Client }, { default: Requests }] = await loadTwilio();
  const httpClient = new Requests({ timeout: PATIENCE_MS, keepAlive: false, autoRetry: false });
  httpClient.axios.interceptors.request.use((config) => ({
    ...config,
    signal: AbortSignal.timeout(PATIENCE_MS),
    maxContentLength: ANSWER_LIMIT,
  }));
  return new Client(accountSid, authToken, { httpClient: toOtherAddress(httpClient, env().twilioApiUrl) });
}

/** For tests: everything goes to another address than Twilio's. */
function toOtherAddress(client: RequestClient, origin: string | undefined): RequestClient {
  if (!origin) return client;
  const request = client.request.bind(client);
  client.request = (options) => {
    const { pathname, search } = new URL(options.uri);
    return request({ ...options, uri: origin + pathname + search });
  };
  return client;
}
