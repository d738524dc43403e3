import NextAuth from "next-auth";
import { AppError } from "@/lib/errors";
import { failed } from "@/lib/web/api/answers";
import { translate } from "@/lib/web/error-statuses";
import { authOptions } from "@/lib/web/session";

type Handler = (request: Request, context: unknown) => Promise<Response>;

const handler: Handler = NextAuth(authOptions);

/** The largest body of a sign-in request, in bytes. */
const LIMIT = 16 * 1024;

/**
 * Refuses a body that is too large or does not say its size, because next-auth reads every body whole, whoever sends
 * it.
 */
const limited: Handler = async (request, context) => {
  const length = Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  if (length <= LIMIT) return handler(request, context);
  return failed(
    translate(new AppError(413, { base: [`The body is to say its length, at most ${LIMIT} bytes.`] })),
  );
};

export { handler as GET, limited as POST };
