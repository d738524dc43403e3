import { AppError } from "@/lib/errors";

/**
 * Throws for a request that another site's page made a signed-in browser send. Browsers say so themselves. Other
 * clients have no session that could be misused.
 */
export function refuseOtherSites({ headers }: Pick<Request, "headers">): void {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  const here = headers.get("x-forwarded-host") ?? headers.get("host");
  const same = origin === null ? site === null || site === "same-origin" : hostOf(origin) === here;
  if (!same) throw new AppError(403, { base: ["Uploads are taken from this site's own pages only."] });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
