import { type NextRequest, NextResponse } from "next/server";
import { getToken } from "next-auth/jwt";

/**
 * A session cookie, or off to the sign-in and back to where one wanted to go. What one may do there is for the page to
 * check. The request of a button or form on a page that is open already gets no page, but an answer that the page can
 * tell (`components/form/attempt.ts`): what was typed there stays.
 */
export async function middleware(request: NextRequest) {
  const https = request.cookies
    .getAll()
    .some(({ name }) => name.startsWith("__Secure-next-auth.session-token"));
  if (await getToken({ req: request, secureCookie: https })) return NextResponse.next();
  if (request.headers.has("next-action"))
    return new NextResponse("signed_out", { status: 401, headers: { "content-type": "text/plain" } });
  const { pathname, search } = request.nextUrl;
  const login = new URL("/login", request.url);
  if (pathname !== "/") login.searchParams.set("from", pathname + search);
  return NextResponse.redirect(login, request.method === "GET" ? 307 : 303);
}

export const config = {
  runtime: "nodejs",
  matcher: ["/((?!api/|hooks/|login|passwords/|_next/|favicon.ico|icon.svg).*)"],
};
