"use client";

import { DayFields } from "@/components/data-table/day-field";
import { SearchBox } from "@/components/data-table/search-box";
import { UrlSelect } from "@/components/data-table/url-select";
import { SOURCE_WORDS } from "@/components/reasons";
import type { Option } from "@/components/ui/select";
import { blockSources } from "@/db/enums";
import { ANYWHERE } from "@/lib/contacts/schema";

const actions = [
  { value: "block", label: "Blocks" },
  { value: "unblock", label: "Unblocks" },
];
const sources = blockSources.map((source) => ({ value: source, label: `From ${SOURCE_WORDS[source]}` }));

/** The filters of the block logs. Each choice is kept in the URL. */
export function Filters({ people }: { people: Option[] }) {
  return (
    <>
      <SearchBox name="number" label="A number, or four digits" minLength={ANYWHERE} className="sm:w-52" />
      <UrlSelect name="action" label="Action" any="Any action" options={actions} />
      <UrlSelect name="source" label="Source" any="Any source" options={sources} />
      <UrlSelect name="who" label="Person or token" any="Anybody" options={people} className="max-w-56" />
      <DayFields />
    </>
  );
}
