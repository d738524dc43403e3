import type { Metadata } from "next";
import { bytes, count } from "@/components/ui/figures";
import { PageHeader } from "@/components/ui/page-header";
import { exactTime } from "@/components/ui/time-text";
import { listImports } from "@/lib/contact-imports/listing";
import { env } from "@/lib/env";
import type { PageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../../blacklist-tabs";
import { type UrlParams, urlParams } from "../../url-params";
import { clearContext } from "../clear-context";
import { whatSelected } from "../what";
import { choiceQuery } from "./choice";
import { Choose } from "./choose";
import { Look } from "./look";
import { lookAt } from "./looking";
import { type ClearUrl, readClearUrl } from "./reading";

export const metadata: Metadata = { title: "Clear Blacklist" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * Clear Blacklist: a person chooses what to unblock, then sees how many numbers and which before it runs. The choice is
 * kept in the URL.
 */
export default async function NewUnblockContactJobPage({ searchParams }: Props) {
  const ctx = await clearContext();
  const params = await urlParams(searchParams);
  const zone = ctx.member.company.timeZone;
  const url = readClearUrl(params, zone);
  const seen = url.selection && (await lookAt(ctx, url.selection));
  return (
    <>
      <PageHeader
        parent={{ label: "Clear Blacklist", href: "/unblock_contact_jobs" }}
        title="Unblock numbers"
        subtitle="You see how many, and which, before anything happens. Every number’s history stays."
      />
      <BlacklistTabs />
      {url.selection && seen && !seen.problems ? (
        <Look
          ctx={ctx}
          what={whatSelected(
            url.selection,
            { fileName: seen.list?.name, contactImportName: seen.contactImportName },
            zone,
          )}
          query={choiceQuery(url.by, params)}
          seen={seen}
        />
      ) : (
        <FirstStep ctx={ctx} url={url} params={params} problems={seen?.problems ?? url.problems} />
      )}
    </>
  );
}

type FirstStepProps = {
  ctx: PageContext;
  url: ClearUrl;
  params: UrlParams;
  problems: Record<string, string[]>;
};

async function FirstStep({ ctx, url, params, problems }: FirstStepProps) {
  const zone = ctx.member.company.timeZone;
  const { uploadLimit } = env();
  return (
    <Choose
      // a new choice in the URL starts a new form: the list that was being sent has arrived
      key={choiceQuery(url.by, params)}
      by={url.by}
      chosen={{
        contact_import_id: url.by === "contact_import" ? (params.contact_import_id ?? "") : "",
        blocked_at_from: params.blocked_at_from ?? "",
        blocked_at_to: params.blocked_at_to ?? "",
        fulltext: params.fulltext ?? "",
      }}
      problems={problems}
      uploads={await recentUploads(ctx)}
      zone={zone}
      limit={uploadLimit}
      limitWords={uploadLimit % 2 ** 30 === 0 ? `${uploadLimit / 2 ** 30} GB` : bytes(uploadLimit)}
    />
  );
}

const RECENT = 100;

/** Returns the latest uploads that blocked something. */
async function recentUploads(ctx: PageContext) {
  const { rows } = await listImports(ctx, { perPage: RECENT });
  return rows
    .filter((file) => file.blocked && file.blockedCount > 0)
    .map((file) => ({
      value: String(file.id),
      label: `${file.name} · ${count(file.blockedCount)} blocked · ${exactTime(file.createdAt, ctx.member.company.timeZone)}`,
    }));
}
