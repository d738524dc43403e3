import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SectionTitle } from "@/components/ui/card";
import { count } from "@/components/ui/figures";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { getNamedExport } from "@/lib/data-exports/listing";
import { listDownloads } from "@/lib/data-exports/takings";
import { NotFound } from "@/lib/errors";
import { type PageContext, pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../../blacklist-tabs";
import { filterWords } from "../filter-words";
import { whoOf } from "../row";
import { Facts } from "./facts";
import { Run } from "./run";
import { TakingsTable } from "./takings-table";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Export" };

/** One export: its progress, then the file, its contents, and who downloaded it. */
export default async function DataExportPage({ params }: Props) {
  const ctx = await pageContext("suppression_list");
  const { record, takings } = await find(ctx, Number((await params).id));
  const zone = ctx.member.company.timeZone;
  return (
    <>
      <PageHeader
        parent={{ label: "Exports", href: "/data_exports" }}
        title={filterWords(record, zone)}
        subtitle={
          <>
            Asked for by {whoOf(record) ?? "nobody"}, <Time value={record.createdAt} zone={zone} />
          </>
        }
      />
      <BlacklistTabs />
      <div className="max-w-[720px]">
        <Run record={record} zone={zone} />
        <SectionTitle>{record.status === "succeeded" ? "What is in it" : "What was asked for"}</SectionTitle>
        <Facts record={record} zone={zone} />
        {record.status === "succeeded" && (
          <>
            <SectionTitle>Who took it</SectionTitle>
            {record.downloadCount > takings.length && (
              <p className="figures mb-2 text-muted text-sm">
                The latest {takings.length} of {count(record.downloadCount)} downloads.
              </p>
            )}
            <TakingsTable
              rows={takings.map((taking) => ({
                id: taking.id,
                who: whoOf(taking),
                at: taking.createdAt,
                requestIp: taking.requestIp,
                zone,
              }))}
            />
          </>
        )}
      </div>
    </>
  );
}

async function find(ctx: PageContext, id: number) {
  try {
    const record = await getNamedExport(ctx, id);
    return { record, takings: await listDownloads(ctx, { id }) };
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
