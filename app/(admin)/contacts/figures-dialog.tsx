"use client";

import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { count } from "@/components/ui/figures";
import type { Day } from "@/lib/block-logs/thirty-days";
import { blockParts, dayWords, stopParts } from "./day-words";

const TITLE = "Blocks and stops, day by day";

/** The figures of the chart as a table, the newest day first: blocks by source, stops by what was stopped. */
export function FiguresDialog({ days }: { days: Day[] }) {
  return (
    <Dialog>
      <DialogTrigger className="rounded-sm underline decoration-line underline-offset-2 hover:text-ink">
        As a table
      </DialogTrigger>
      <DialogContent
        title={TITLE}
        description="In the company’s time zone. Stops are calls and texts refused because a number was blocked or opted out."
      >
        {/* It takes the focus, so that the arrow keys scroll it: nothing else in the window takes it. */}
        <section aria-label={TITLE} tabIndex={0} className="outline-none">
          <table className="figures w-full text-sm">
            <caption className="sr-only">{TITLE}</caption>
            <thead className="text-left text-muted text-xs">
              <tr>
                <th className="pb-1 font-medium">Day</th>
                <th className="pb-1 font-medium">Blocks</th>
                <th className="pr-3 pb-1 font-medium">Unblocks</th>
                <th className="pb-1 font-medium">Stops</th>
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map((day) => (
                <tr key={day.day} className="border-line border-t align-top">
                  <th scope="row" className="whitespace-nowrap py-1.5 pr-3 text-left font-normal">
                    {dayWords(day.day)}
                  </th>
                  <td className="py-1.5 pr-3">
                    <Figure value={day.block.all} parts={blockParts(day)} />
                  </td>
                  <td className="py-1.5 pr-3">{count(day.unblock.all)}</td>
                  <td className="py-1.5">
                    <Figure value={day.stop.all} parts={stopParts(day).map(({ words }) => words)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </DialogContent>
    </Dialog>
  );
}

function Figure({ value, parts }: { value: number; parts: string[] }) {
  return (
    <>
      {count(value)}
      {parts.length > 0 && <span className="block text-muted text-xs">{parts.join(", ")}</span>}
    </>
  );
}
