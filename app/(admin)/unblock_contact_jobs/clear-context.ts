import { forbidden } from "next/navigation";
import { type PageContext, pageContext } from "@/lib/web/context";

/** The context of a page that unblocks many numbers or undoes: it needs `clear_blacklist` beside the Blacklist pages' area. */
export async function clearContext(): Promise<PageContext> {
  const ctx = await pageContext("suppression_list");
  if (!ctx.permissions.has("clear_blacklist")) forbidden();
  return ctx;
}
