import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import type { Permission } from "@/db/permissions";
import {
  type Member,
  memberContext,
  membershipsOf,
  type Session,
  userOfSession,
} from "@/lib/collaborators/membership";
import type { Context } from "@/lib/context";
import { Unauthenticated } from "@/lib/errors";
import { allow } from "@/lib/allow";
import { authOptions } from "./session";

/**
 * The cookie that remembers in which of their companies a user works. It is only a wish: the membership is read each
 * time.
 */
export const COMPANY_COOKIE = "company_id";

export type SignedIn = Member & { memberships: Member[]; requestIp?: string };

/** Returns who is signed in, and in which company; null when no one is. Read once per request. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const session = await sessionCookie();
  if (!session) return null;
  const memberships = await membershipsOf(session);
  const wish = Number((await cookies()).get(COMPANY_COOKIE)?.value);
  const member = memberships.find(({ company }) => company.id === wish) ?? memberships[0];
  if (!member) return null;
  return { ...member, memberships, requestIp: await requestIp() };
});

/** Returns the content of the session cookie, which is not proven yet. */
export async function sessionCookie(): Promise<Session | null> {
  const session = await getServerSession(authOptions);
  return session?.userId ? { userId: session.userId, mark: session.passwordMark } : null;
}

/** Returns the user who is signed in, even one who is a collaborator of no company yet; null when no one is. */
export async function signedInUser() {
  const session = await sessionCookie();
  return session && userOfSession(session);
}

/** Returns the address of the request's peer, which our own server wrote into the header. */
export async function requestIp(): Promise<string | undefined> {
  return (await headers()).get("x-forwarded-for") ?? undefined;
}

export type PageContext = Context & { member: SignedIn };

/**
 * Returns the context of a signed-in page. When no one is signed in, redirects to the sign-in. Without the permission,
 * shows the 403 page, which says what is missing. Call it before anything is shown, so that the status is right.
 */
export async function pageContext(permission?: Permission): Promise<PageContext> {
  const member = await signedIn();
  if (!member) redirect("/login?reason=signed_out");
  const ctx = { ...memberContext(member, member.requestIp), member };
  if (permission && !ctx.permissions.has(permission)) forbidden();
  return ctx;
}

/**
 * As `pageContext`, for route handlers that answer a signed-in page with data: it throws instead of redirecting or
 * showing the 403 page.
 */
export async function sessionContext(permission?: Permission): Promise<PageContext> {
  const member = await signedIn();
  if (!member) throw new Unauthenticated("Your session has ended; sign in again.");
  const ctx = { ...memberContext(member, member.requestIp), member };
  if (permission) allow(ctx, permission);
  return ctx;
}
