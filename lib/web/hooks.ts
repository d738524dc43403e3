import { AppError } from "@/lib/errors";
import { type HookAnswer, type Webhook, receiveTwilio } from "@/lib/webhooks/receiving";
import { bodyTextOf } from "./bodies";
import { plainAddress } from "@/lib/trusted-proxies";

/** The largest form that is read, in bytes: Twilio's have a few kilobytes. */
const FORM_LIMIT = 64 * 1024;

const words: Record<Exclude<HookAnswer["status"], 200>, string> = {
  403: "This request is not signed by the account that this address belongs to.",
  404: "There is nothing at this address.",
  503: "Cannot answer now; send it again later.",
};

export type HookRoute = { params: Promise<{ token: string }> };

/** Takes one request of Twilio, a form, and answers it in TwiML. `patience` is that of `receiveTwilio`. */
export async function twilioHook(
  request: Request,
  { params }: HookRoute,
  patience?: number,
): Promise<Response> {
  const { token } = await params;
  try {
    return toResponse(await receiveTwilio(await readWebhook(request, token), patience));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return plain(error.status, error.message);
  }
}

/** Answers every other method. */
export async function onlyPost({ method }: Request): Promise<Response> {
  return plain(405, `${method} is not possible here; POST is.`, { allow: "POST" });
}

async function readWebhook(request: Request, token: string): Promise<Webhook> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") {
    throw new AppError(415, { base: ["The body is to be a form, with the Content-Type that says so."] });
  }
  return {
    token,
    query: /\?[^#]*/.exec(request.url)?.[0] ?? "",
    form: new URLSearchParams(await bodyTextOf(request, FORM_LIMIT)),
    signature: request.headers.get("x-twilio-signature"),
    requestIp: plainAddress(request.headers.get("x-forwarded-for") ?? "") ?? "0.0.0.0",
  };
}

function toResponse({ status, twiml }: HookAnswer): Response {
  if (status !== 200) return plain(status, words[status]);
  return new Response(twiml, { headers: { "content-type": "text/xml; charset=utf-8" } });
}

const plain = (status: number, text: string, headers: Record<string, string> = {}) =>
  new Response(`${text}\n`, { status, headers: { ...headers, "content-type": "text/plain; charset=utf-8" } });
