import { forbidden } from "next/navigation";
import { type PageContext, pageContext } from "@/lib/web/context";

/**
 * Returns the context of a page that unblocks many numbers or undoes. It needs `clear_blacklist` besides the area of
 * the Blacklist pages.
 */
export async function clearContext(): Promise<PageContext> {
  const ctx = await pageContext("suppression_list");
  if (!ctx.permissions.has("clear_blacklist")) forbidden();
  return ctx;
}
