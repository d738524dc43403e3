import { blockActions, blockSources } from "@/db/enums";
import type { ListBlockLogs } from "@/lib/block-logs/schema";
import { type CountryCode, parseNumber } from "@/lib/phone/phone";
import { type UrlParams, cursorOf, daysOf, pageSizeOf } from "../list-url";

export type BlockLogsUrl = {
  query: ListBlockLogs & { perPage: number; orderDir: "asc" | "desc" };
  /** Whether anything narrows the list. */
  filtered: boolean;
  lost: boolean;
  /** What of the URL could not be read, in sentences. What it asked for is left out. */
  problems: string[];
};

type Reading = { country: CountryCode; timeZone: string };

/** What the URL of the block logs asks for. Days are the company's; whatever it says, there is a page to show. */
export function readBlockLogsUrl(params: UrlParams, { country, timeZone }: Reading): BlockLogsUrl {
  const { days, problems: noDays } = daysOf(params, timeZone);
  const problems: string[] = [];
  const number = readNumber(params.number, country, problems);
  const narrowing: ListBlockLogs = {
    number,
    action: blockActions.find((action) => action === params.action),
    source: blockSources.find((source) => source === params.source),
    ...readWho(params.who),
    ...days,
  };
  const { cursor, lost } = cursorOf(params, "time");
  return {
    query: {
      ...narrowing,
      cursor,
      perPage: pageSizeOf(params),
      orderDir: params.order_dir === "asc" ? "asc" : "desc",
    },
    filtered: Object.values(narrowing).some((value) => value !== undefined),
    lost,
    problems: [...problems, ...noDays],
  };
}

function readNumber(text: string | undefined, country: CountryCode, problems: string[]): string | undefined {
  if (!text?.trim()) return undefined;
  const parsed = parseNumber(text, { country, from: "api" });
  if (parsed.ok) return parsed.number;
  problems.push(`“${text.trim()}” ${parsed.problem}: name a whole number.`);
  return undefined;
}

/** `collaborator_5` or `access_token_3`. */
function readWho(text: string | undefined): Pick<ListBlockLogs, "collaboratorId" | "accessTokenId"> {
  const [, kind, id] = /^(collaborator|access_token)_([1-9]\d{0,14})$/.exec(text ?? "") ?? [];
  if (!id) return {};
  return kind === "collaborator" ? { collaboratorId: Number(id) } : { accessTokenId: Number(id) };
}
