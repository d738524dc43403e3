/** What a page of another origin may read of an answer besides its body. */
const EXPOSED = "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After";

/**
 * Whether a browser asks what a page of another origin may send here.
 *
 * @param request - an `OPTIONS` request; only a browser says which method it means to use
 */
export const isPreflight = ({ headers }: Request): boolean =>
  headers.get("access-control-request-method") === "POST" && headers.has("origin");

/**
 * The answer to a preflight: any page may post, and no header of its own but the type of the body. A browser therefore
 * sends no keys here from another origin, in a header or as credentials, and reads no answer to them.
 */
export function preflightAnswer(): Response {
  const headers = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "content-type",
    "access-control-max-age": "7200",
    "cache-control": "no-store",
    vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
  };
  return new Response(null, { status: 204, headers });
}

/** An answer in JSON that a page of any origin may read, and that says beside the envelope whether it was a success. */
export async function readableAnywhere(response: Response): Promise<Response> {
  const body: object = await response.json();
  const headers = new Headers(response.headers);
  headers.set("access-control-allow-origin", "*");
  headers.set("access-control-expose-headers", EXPOSED);
  return Response.json({ success: response.ok, ...body }, { status: response.status, headers });
}
