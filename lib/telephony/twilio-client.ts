import type RequestClient from "twilio/lib/base/RequestClient.js";
import type TwilioClient from "twilio/lib/rest/Twilio.js";
import { env } from "@/lib/env";
import type { Account } from "@/lib/provider-configurations/inner/account";

export type TwilioAccount = Extract<Account, { provider: "twilio" }>;

/** The time limit for one request to Twilio, in milliseconds, until the last byte. */
const PATIENCE_MS = 10_000;

/** The largest answer that is read, in bytes. A page of a list has about a hundred kilobytes. */
const ANSWER_LIMIT = 8 * 1024 * 1024;

/** Loads Twilio's client and what it loads at first use. It is large, so each process does this once. */
export const loadTwilio = () =>
  Promise.all([
    import("twilio/lib/rest/Twilio.js"),
    import("twilio/lib/base/RequestClient.js"),
    import("twilio/lib/rest/Api.js"),
  ]);

/**
 * Twilio's client for an account; loads it if it is not loaded yet. It sends no request twice, and none on a connection
 * that Twilio may just have closed, because then nothing says whether the request arrived.
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

/** For tests: sends everything to another address than Twilio's. */
function toOtherAddress(client: RequestClient, origin: string | undefined): RequestClient {
  if (!origin) return client;
  const request = client.request.bind(client);
  client.request = (options) => {
    const { pathname, search } = new URL(options.uri);
    return request({ ...options, uri: origin + pathname + search });
  };
  return client;
}
