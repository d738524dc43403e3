import { SOURCE_WORDS } from "@/components/reasons";
import { count, counted } from "@/components/ui/figures";
import { blockSources } from "@/db/enums";
import type { Permission } from "@/db/permissions";
import type { Day } from "@/lib/block-logs/thirty-days";

const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** Writes a day as people write it: "3 Mar". */
export const dayWords = (day: string) => short.format(new Date(`${day}T00:00:00Z`));

export type StopPart = { words: string; href: string; permission: Permission };

/** Returns what was stopped on a day: "6 calls out", "3 calls in", "2 texts", and where they are listed. */
export function stopParts({ day, stop: { of } }: Pick<Day, "day" | "stop">): StopPart[] {
  const stopped = `status=stopped&created_at_from=${day}&created_at_to=${day}`;
  const parts: (StopPart | false)[] = [
    !!of.dial && {
      words: `${counted(of.dial, "call")} out`,
      href: `/calls?${stopped}&direction=outbound`,
      permission: "Call:read",
    },
    !!of.match && {
      words: `${counted(of.match, "call")} in`,
      href: `/calls?${stopped}&direction=inbound`,
      permission: "Call:read",
    },
    !!of.sms && {
      words: counted(of.sms, "text"),
      href: `/text_messages?${stopped}`,
      permission: "TextMessage:read",
    },
  ];
  return parts.filter((part) => part !== false);
}

/** Returns the sources of a day's blocks: "3 a call", in the order of the list of sources. */
export function blockParts({ block: { of } }: Pick<Day, "block">): string[] {
  return blockSources.flatMap((source) =>
    of[source] ? [`${count(of[source])} from ${SOURCE_WORDS[source]}`] : [],
  );
}
