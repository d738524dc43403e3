import { DescriptionList, type Fact } from "@/components/ui/description-list";
import { bytes, count } from "@/components/ui/figures";
import { fullTime } from "@/components/ui/time-text";
import Link from "next/link";
import type { NamedExport } from "@/lib/data-exports/listing";
import { columnWords } from "../row";

const FORMATS = { csv: "CSV, UTF-8", "csv.gz": "gzipped CSV, UTF-8" };

/** Says what an export holds, in which form, and at which instant its data was true. */
export function Facts({ record, zone }: { record: NamedExport; zone: string }) {
  const { byteSize, contactImportId } = record;
  const tells = record.status === "running" || record.status === "succeeded";
  const asOf = tells ? record.asOf : null;
  const totalCount = tells ? record.totalCount : null;
  const facts: (Fact | false | null)[] = [
    contactImportId !== null && {
      term: "Upload",
      value: (
        <Link href={`/contact_imports/${contactImportId}`} className="underline underline-offset-2">
          {record.contactImportName ?? `upload ${contactImportId}`}
        </Link>
      ),
    },
    totalCount !== null && { term: "Rows", value: <span className="figures">{count(totalCount)}</span> },
    { term: "Columns", value: columnWords(record.columns) },
    {
      term: "File",
      value: `${FORMATS[record.format]}${byteSize === null ? "" : `, ${bytes(byteSize)}`}`,
    },
    asOf && {
      term: "One instant’s truth",
      value: (
        <>
          <time dateTime={asOf.toISOString()} className="figures">
            {fullTime(asOf, zone)}
          </time>
          <span className="block text-muted text-xs">
            What was blocked or unblocked later, even while the file was written, is not in it.
          </span>
        </>
      ),
    },
  ];
  return <DescriptionList facts={facts.filter((fact) => fact !== false && fact !== null)} />;
}
