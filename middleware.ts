import { type NextRequest, NextResponse } from "next/server";
import { getToken } from "next-auth/jwt";

/**
 * A session cookie, or off to the sign-in and back to where one wanted to go. What one may do there is for the page to
 * check.
 */
export async function middleware(request: NextRequest) {
  const https = request.cookies
    .getAll()
    .some(({ name }) => name.startsWith("__Secure-next-auth.session-token"));
  if (await getToken({ req: request, secureCookie: https })) return NextResponse.next();
  const { pathname, search } = request.nextUrl;
  const login = new URL("/login", request.url);
  if (pathname !== "/") login.searchParams.set("from", pathname + search);
  return NextResponse.redirect(login);
}

export const config = {
  runtime: "nodejs",
  matcher: ["/((?!api/|hooks/|login|passwords/|_next/|favicon.ico|icon.svg).*)"],
};
