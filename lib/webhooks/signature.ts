import { validateRequest } from "twilio/lib/webhooks/webhooks.js";

/**
 * Whether Twilio signed this request, as its own SDK checks it: HMAC-SHA1 with the account's auth token over the
 * address that Twilio was given (its query as sent) and the sorted form fields. False without a signature.
 */
export function isSigned(
  authToken: string,
  signature: string | null,
  url: string,
  form: URLSearchParams,
): boolean {
  if (!signature) return false;
  const names = new Set(form.keys());
  return validateRequest(
    authToken,
    signature,
    url,
    Object.fromEntries([...names].map((name) => [name, valueOf(form.getAll(name))])),
  );
}

const valueOf = (values: string[]) => (values.length === 1 ? values[0] : values);
