import type { Metadata } from "next";
import Link from "next/link";
import { ListPage } from "@/components/data-table/list-page";
import { SearchBox } from "@/components/data-table/search-box";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SHORTEST_SEARCH } from "@/lib/listing/searching";
import { kindNames } from "@/lib/schedules/kind-names";
import { listSchedules } from "@/lib/schedules/listing";
import { pageContext } from "@/lib/web/context";
import { isBare, listUrl, pageAt } from "../list-url";
import { SchedulesTable } from "./schedules-table";
import { actionWords, triggerWords, warnings } from "./words";

export const metadata: Metadata = { title: "Schedules" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const readSchedulesUrl = listUrl({ path: "/schedules", search: true });

/** The list of schedules, which act automatically on calls, texts and leads. */
export default async function SchedulesPage({ searchParams }: Props) {
  const ctx = await pageContext("setup_system");
  const { timeZone } = ctx.member.company;
  const url = await readSchedulesUrl(searchParams, { country: ctx.country, timeZone });
  const page = await pageAt(url, () => listSchedules(ctx, url.query));
  const bare = isBare(url, page);
  return (
    <ListPage
      title="Schedules"
      subtitle="What happens by itself on calls, texts and leads, and the manual actions of their pages."
      actions={!bare && <MakeSchedule />}
      url={url}
      page={page}
      bare={bare}
      filters={<SearchBox label="Search a name or a number of yours" minLength={SHORTEST_SEARCH} />}
      nothing={{
        thing: "schedule",
        all: "Show all schedules",
        yet: (
          <EmptyState title="No schedules yet" actions={<MakeSchedule />}>
            A schedule does by itself what you would do by hand: block after two calls without an answer, text
            whoever writes INFO. Its actions can be buttons on calls and leads, too.
          </EmptyState>
        ),
      }}
    >
      <SchedulesTable
        rows={page.rows.map((schedule) => ({
          id: schedule.id,
          name: schedule.name,
          active: schedule.active,
          offerName: schedule.offerName,
          number: schedule.number,
          when: triggerWords(schedule),
          actions: schedule.actions.map((action) => ({
            id: action.id,
            words: actionWords(action),
            name: action.name?.toLowerCase() === kindNames[action.kind].toLowerCase() ? null : action.name,
          })),
          warnings: warnings(schedule),
        }))}
      />
    </ListPage>
  );
}

function MakeSchedule() {
  return (
    <Button variant="primary" asChild>
      <Link href="/schedules/new">Make a schedule</Link>
    </Button>
  );
}
