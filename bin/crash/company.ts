import { areas, modelActions } from "@/db/permissions";
import { makeCollaborator, makeCompany } from "@/db/factories";
import { issueToken } from "@/lib/access-tokens/issuing";
import { makeContext } from "@/lib/context";
import { allPermissions } from "@/lib/allow";

/** A company of the stack, and what a request of it needs. */
export type CrashCompany = { id: number; url: string; authorization: string };

/** Makes a company with an owner and an access token that may do everything. */
export async function makeCrashCompany(url: string, name: string): Promise<CrashCompany> {
  const { id } = await makeCompany({ name });
  const collaborator = await makeCollaborator({ companyId: id });
  const ctx = makeContext({
    companyId: id,
    country: "US",
    actor: { type: "person", userId: collaborator.userId, collaboratorId: collaborator.id },
    permissions: allPermissions,
  });
  const token = { name: "Crash", areas: [...areas], actions: [...modelActions] };
  const { publicKey, privateKey } = await issueToken(ctx, token);
  const keys = Buffer.from(`${publicKey}:${privateKey}`).toString("base64");
  return { id, url, authorization: `Basic ${keys}` };
}

type Request = {
  body?: string | ReadableStream<Uint8Array>;
  type?: string;
  /** The `Idempotency-Key`. */
  key?: string;
};

const ANSWER_MILLISECONDS = 60_000;

/** Makes one request to the API as this company. Throws unless it succeeds, also when there is no answer. */
export async function ask(
  company: CrashCompany,
  method: string,
  path: string,
  request: Request = {},
): Promise<Response> {
  const { body, type = "application/json", key } = request;
  const response = await fetch(`${company.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: company.authorization,
      ...(body !== undefined && { "content-type": type }),
      ...(key !== undefined && { "idempotency-key": key }),
    },
    body,
    signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
    ...(typeof body === "object" && { duplex: "half" }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
  return response;
}

/** The id of the record that the answer holds under `root`. */
export async function idIn(response: Response, root: string): Promise<number> {
  const body = (await response.json()) as Record<string, { id?: unknown } | undefined>;
  const id = body[root]?.id;
  if (typeof id !== "number")
    throw new Error(`the answer has no ${root} with an id: ${JSON.stringify(body)}`);
  return id;
}
