"use server";

import { refresh } from "next/cache";
import { blockCaller } from "@/lib/calls/blocking";
import { updateCall } from "@/lib/calls/updating";
import type { BlockCaller } from "@/lib/calls/schema";
import { runManualAction } from "@/lib/schedule-runs/manual";
import { action } from "@/lib/web/action";
import { blockedAnswer } from "../blocked-answer";

/** Blocks or unblocks the other party of a call, whichever the form wants. */
export const block = action(async (ctx, fields) => {
  const state = await blockCaller(ctx, {
    callId: Number(fields.text("call_id")),
    blocked: fields.text("blocked") !== "false",
    // The schema checks the reason.
    reason: fields.optional("reason") as BlockCaller["reason"],
    note: fields.optional("note"),
  });
  refresh();
  return blockedAnswer(state, ctx.member.company.timeZone);
});

/** Records how the call ended for the company. */
export const dispose = action(async (ctx, fields) => {
  const { disposition } = await updateCall(ctx, {
    id: fields.text("call_id"),
    disposition: fields.text("disposition"),
  });
  refresh();
  return {
    message: disposition ? `The disposition is “${disposition}” now.` : "The call has no disposition now.",
  };
});

/** Runs a manual action on the call. */
export const runAction = action(async (ctx, fields) => {
  const { words } = await runManualAction(ctx, {
    actionId: Number(fields.text("action_id")),
    callId: Number(fields.text("call_id")),
  });
  refresh();
  return { message: `${words}.` };
});
