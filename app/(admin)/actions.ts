"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { COMPANY_COOKIE, pageContext } from "@/lib/web/context";

const A_YEAR_S = 365 * 24 * 60 * 60;

/** Switches the user to another of their companies. */
export async function switchCompany(companyId: number): Promise<void> {
  const { member } = await pageContext();
  if (member.memberships.some(({ company }) => company.id === companyId)) {
    const secure = process.env.NEXTAUTH_URL?.startsWith("https:") ?? false;
    (await cookies()).set(COMPANY_COOKIE, String(companyId), {
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      maxAge: A_YEAR_S,
      secure,
    });
  }
  redirect("/");
}
