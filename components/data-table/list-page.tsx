import type { ComponentProps, ReactNode } from "react";
import { ListNotes } from "@/components/data-table/list-notes";
import { NothingListed, type NothingWords } from "@/components/data-table/nothing-listed";
import type { ShownPage, ShownUrl } from "@/components/data-table/shown";
import { Toolbar } from "@/components/data-table/toolbar";
import { PageSize } from "@/components/data-table/url-select";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";

type ListPageProps = ComponentProps<typeof PageHeader> & {
  url: ShownUrl;
  page: ShownPage;
  /** What is shown between the header and the toolbar. */
  top?: ReactNode;
  /** The search and the filters; null leaves the toolbar out. */
  filters?: ReactNode;
  /** What is shown above the table, also when the table has no rows. */
  over?: ReactNode;
  /** Whether `over` answers the search, so that a list without rows need not say that it has none. */
  answered?: boolean;
  /** Whether there is nothing to search or to page through. */
  bare?: boolean;
  /** The words shown when there are no rows. */
  nothing: NothingWords;
  /** The table. */
  children: ReactNode;
};

/** The page of every list: header, search and filters, table, and links to the other pages. */
export function ListPage(props: ListPageProps) {
  const { url, page, top, filters, over, answered, bare = false, nothing, children, ...header } = props;
  const said = answered && page.rows.length === 0 && !page.next && url.problems.length === 0;
  return (
    <>
      <PageHeader {...header} />
      {top}
      {!bare && filters !== null && (
        <Toolbar end={<PageSize />}>
          {filters}
          {url.hint && <p className="text-muted text-sm">{url.hint}</p>}
        </Toolbar>
      )}
      <ListNotes lost={url.lost} problems={url.problems} />
      {over}
      {page.rows.length > 0
        ? children
        : !said && (
            <div className="rounded-lg border border-line">
              <NothingListed url={url} page={page} words={nothing} />
            </div>
          )}
      {!bare && !said && url.problems.length === 0 && (
        <Pagination
          from={page.skipped + 1}
          to={page.skipped + page.rows.length}
          total={page.totalCount}
          totalExact={page.totalCountExact}
          previousHref={url.hrefAt(page.previous)}
          nextHref={url.hrefAt(page.next)}
        />
      )}
    </>
  );
}
