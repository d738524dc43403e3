import { Button } from "@/components/ui/button";
import { SectionTitle } from "@/components/ui/card";
import { count, counted } from "@/components/ui/figures";
import type { NamedImport } from "@/lib/contact-imports/listing";
import {
  PROBLEMS_COUNTED,
  countProblems,
  firstRejections,
  type ProblemCount,
} from "@/lib/contact-imports/rejections";
import type { PageContext } from "@/lib/web/context";
import { RejectionsTable } from "./rejections-table";

const SHOWN = 20;

/** Shows how many rows were rejected for each reason, the first of these rows, and a link to all of them as a file. */
export async function Rejections({ ctx, file }: { ctx: PageContext; file: NamedImport }) {
  const [rows, problems] = await Promise.all([
    firstRejections(ctx, { id: file.id, most: SHOWN }),
    countProblems(ctx, file.id),
  ]);
  const all = file.rejectedCount;
  return (
    <>
      <SectionTitle
        actions={
          <Button asChild>
            <a href={`/contact_imports/${file.id}/rejected_rows`} download>
              Download {counted(all, "rejected row")}
            </a>
          </Button>
        }
      >
        Rejected rows
      </SectionTitle>
      <Problems problems={problems} all={all} />
      {all > rows.length && (
        <h3 className="mt-4 mb-2 font-semibold text-sm">The first {count(rows.length)} of them</h3>
      )}
      <RejectionsTable rows={rows.map(({ line, text, problem }) => ({ line, text, problem }))} />
      <p className="mt-2 text-muted text-sm">
        The downloaded file has every column of these rows. Correct it and upload it as it is.
      </p>
    </>
  );
}

/** Shows how many rows were rejected for each reason. */
function Problems({ problems, all }: { problems: ProblemCount[]; all: number }) {
  const width = count(problems[0]?.rows ?? 0).length;
  return (
    <>
      {all > PROBLEMS_COUNTED && (
        <p className="text-muted text-sm">Of the first {count(PROBLEMS_COUNTED)} rejected rows:</p>
      )}
      <ul aria-label="Why rows were rejected" className="mb-3 grid gap-0.5 text-sm">
        {problems.map(({ problem, rows }) => (
          <li key={problem} className="flex gap-3">
            <span className="figures text-right font-semibold" style={{ minWidth: `${width}ch` }}>
              {count(rows)}
            </span>
            <span>{problem}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
