import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { countBlocked } from "@/lib/contacts/listing";
import { previewExport } from "@/lib/data-exports/creating";
import { DEFAULT_COLUMNS } from "@/lib/data-exports/schema";
import type { FieldErrors } from "@/lib/errors";
import { pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../../blacklist-tabs";
import { urlParams } from "../../url-params";
import { clockText, readExport } from "../reading";
import { columnChoices } from "./columns";
import { ExportForm } from "./export-form";
import { uploadOptions } from "./uploads";

export const metadata: Metadata = { title: "Export Blacklist" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * The form that exports part of the Blacklist as a file. The filter is in the URL, so that this page can count its
 * numbers.
 */
export default async function NewDataExportPage({ searchParams }: Props) {
  const ctx = await pageContext("suppression_list");
  const { name: companyName, timeZone: zone } = ctx.member.company;
  const params = await urlParams(searchParams);
  const { request, errors } = readExport({ ...params, columns: params.columns?.split(",") ?? [] }, zone);
  const [total, uploads] = await Promise.all([
    countBlocked(ctx),
    uploadOptions(ctx, request.contactImportId),
  ]);
  const upload = request.contactImportId ? String(request.contactImportId) : "";
  if (upload && !uploads.some(({ value }) => value === upload)) errors.contact_import_id = ["is not there"];
  const readable = Object.keys(errors).length === 0;
  const found = readable ? await previewExport(ctx, request) : null;
  return (
    <>
      <PageHeader
        title="Export Blacklist"
        subtitle={`The numbers that ${companyName} has blocked, or a part of them, as a file.`}
        actions={
          <Button asChild>
            <Link href="/data_exports">Past exports</Link>
          </Button>
        }
      />
      <BlacklistTabs />
      <div className="max-w-[720px]">
        {total === 0 ? (
          <NothingToExport />
        ) : (
          <ExportForm
            values={{
              fulltext: params.fulltext ?? "",
              blocked_at_from: clockText(request.blockedAtFrom, zone),
              blocked_at_to: clockText(request.blockedAtTo, zone),
              source: request.source ?? "",
              reason: request.reason ?? "",
              contact_import_id: upload,
            }}
            format={request.format ?? "csv"}
            columns={columnChoices}
            chosen={request.columns ?? DEFAULT_COLUMNS}
            uploads={uploads}
            zone={zone}
            found={found}
            problems={inSentences(errors)}
          />
        )}
      </div>
    </>
  );
}

const LABELS: Record<string, string> = {
  fulltext: "The search",
  blocked_at_from: "“Blocked from”",
  blocked_at_to: "“Blocked until”",
  source: "The source",
  reason: "The reason",
  contact_import_id: "The upload",
  format: "The file",
};

const inSentences = (errors: FieldErrors) =>
  Object.entries(errors).map(([field, texts]) => `${LABELS[field] ?? field} ${texts.join("; ")}.`);

function NothingToExport() {
  return (
    <div className="rounded-lg border border-line">
      <EmptyState
        title="There is nothing to export: no number is blocked"
        actions={
          <>
            <Button asChild variant="primary">
              <Link href="/contact_imports/new">Upload Blacklist</Link>
            </Button>
            <Button asChild>
              <Link href="/block_logs">Block Logs</Link>
            </Button>
          </>
        }
      >
        Block numbers first: upload a list, or block a caller. Numbers that were unblocked stand in the Block
        Logs.
      </EmptyState>
    </div>
  );
}
