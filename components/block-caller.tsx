"use client";

import { Ban, ChevronDown, CircleCheck } from "lucide-react";
import { useId, useRef, useState, useTransition } from "react";
import { toast } from "sonner";
import { BlockDialog } from "@/components/block-dialog";
import { usePerform } from "@/components/form/not-done";
import type { FormResult } from "@/lib/form-result";
import { REASON_WORDS } from "@/components/reasons";
import { RefreshOnFocus } from "@/components/refresh-on-focus";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { type BlockReason, blockReasons } from "@/db/enums";

/**
 * What the action answers. `message` says in words what is true now; `changed` says whether this request changed it.
 */
export type BlockAnswer = FormResult & { changed?: boolean };

export type BlockCallerProps = {
  /**
   * The other party's number in E.164. It is null when the caller withheld it; the buttons are then off and say why.
   */
  number: string | null;
  /** Whether the number was blocked when the page was read. The action refreshes the page, and so this value. */
  blocked: boolean;
  /** Gets `fields`, `blocked` (the state wanted: "true" or "false"), `reason` and `note`. */
  action: (previous: FormResult | undefined, data: FormData) => Promise<BlockAnswer>;
  /** Names the call or lead: `{ call_id: 8812 }`. */
  fields: Record<string, string | number>;
};

/**
 * **Block Caller** / **Unblock Caller** with a menu beside it, for calls and leads. The button blocks at once; the menu
 * blocks with a reason, or with a reason and a note. It sends the state wanted, never a toggle, and then says what is
 * true, even when another person was first. Render it only for people who may block and unblock.
 */
export function BlockCallerButton({ number, blocked, action, fields }: BlockCallerProps) {
  const [pending, startTransition] = useTransition();
  const [dialog, setDialog] = useState<{ wanted: boolean } | null>(null);
  const more = useRef<HTMLButtonElement>(null);
  const why = useId();
  const perform = usePerform();

  async function send(wanted: boolean, told: Record<string, string> = {}): Promise<FormResult> {
    const data = new FormData();
    for (const [name, value] of Object.entries({ ...fields, blocked: wanted, ...told }))
      data.set(name, String(value));
    const answer: BlockAnswer = await perform(
      () => action(undefined, data),
      wanted ? "not blocked" : "not unblocked",
    );
    if (answer.ok && answer.message) (answer.changed ? toast.success : toast.info)(answer.message);
    return answer;
  }

  function ask(wanted: boolean, reason?: BlockReason) {
    startTransition(async () => {
      const answer = await send(wanted, reason ? { reason } : {});
      if (!answer.ok) toast.error(Object.values(answer.errors).flat().join("; "));
    });
  }

  if (number === null)
    return (
      <span className="flex flex-wrap items-center gap-2">
        <Button disabled aria-describedby={why}>
          <Ban aria-hidden="true" />
          Block Caller
        </Button>
        <span id={why} className="text-muted text-sm">
          A withheld number: there is nothing to block.
        </span>
      </span>
    );

  return (
    <span className="flex gap-1.5">
      <RefreshOnFocus />
      <Button
        variant={blocked ? "secondary" : "primary"}
        pending={pending}
        pendingText={blocked ? "Unblocking…" : "Blocking…"}
        onClick={() => ask(!blocked)}
        className="min-w-36"
      >
        {blocked ? <CircleCheck aria-hidden="true" /> : <Ban aria-hidden="true" />}
        {blocked ? "Unblock Caller" : "Block Caller"}
      </Button>
      <Menu>
        <MenuTrigger asChild>
          <Button ref={more} size="icon" aria-label={blocked ? "Unblock with a note" : "Block with a reason"}>
            <ChevronDown aria-hidden="true" />
          </Button>
        </MenuTrigger>
        <MenuContent align="start">
          {!blocked && <MenuLabel>Block Caller because of</MenuLabel>}
          {!blocked &&
            blockReasons.map((reason) => (
              <MenuItem key={reason} onSelect={() => ask(true, reason)}>
                {REASON_WORDS[reason]}
              </MenuItem>
            ))}
          {!blocked && <MenuSeparator />}
          <MenuItem onSelect={() => setDialog({ wanted: !blocked })}>
            {blocked ? "Unblock with a note…" : "Reason and note…"}
          </MenuItem>
        </MenuContent>
      </Menu>
      <BlockDialog
        number={number}
        wanted={dialog?.wanted ?? !blocked}
        open={dialog !== null}
        onClose={() => setDialog(null)}
        opener={more}
        action={(_previous, data) =>
          send(data.get("blocked") === "true", {
            reason: String(data.get("reason") ?? ""),
            note: String(data.get("note") ?? ""),
          })
        }
      />
    </span>
  );
}
