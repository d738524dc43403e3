"use server";

import { refresh } from "next/cache";
import { blockLead } from "@/lib/leads/blocking";
import { createLead } from "@/lib/leads/creating";
import { optOutLead } from "@/lib/leads/opting";
import type { BlockLead } from "@/lib/leads/schema";
import { updateLead } from "@/lib/leads/updating";
import { runManualAction } from "@/lib/schedule-runs/manual";
import { type FormFields, action } from "@/lib/web/action";
import { blockedAnswer } from "../blocked-answer";

/** Makes a lead by hand. */
export const create = action(async (ctx, fields) => {
  const lead = await createLead(ctx, { callerId: fields.text("caller_id"), ...personOf(fields) });
  return { message: `The lead of ${lead.callerId} is made.`, redirect: `/leads/${lead.id}/edit` };
});

/** Changes a lead. Answers with the time of the change, so that the next change can be told from another person's. */
export const save = action(async (ctx, fields) => {
  const seen = fields.text("seen");
  const lead = await updateLead(ctx, {
    id: fields.text("lead_id"),
    ...personOf(fields),
    disposition: fields.text("disposition"),
    seen: seen ? new Date(seen) : undefined,
  });
  refresh();
  return { message: "The lead is saved.", seen: lead.updatedAt.toISOString() };
});

function personOf(fields: FormFields) {
  return {
    firstName: fields.text("first_name"),
    lastName: fields.text("last_name"),
    email: fields.text("email"),
    offerId: fields.text("offer_id"),
    scheduleId: fields.text("schedule_id"),
  };
}

/** Blocks or unblocks a lead's number, whichever the form wants. */
export const block = action(async (ctx, fields) => {
  const state = await blockLead(ctx, {
    leadId: Number(fields.text("lead_id")),
    blocked: fields.text("blocked") !== "false",
    // The schema checks the reason.
    reason: fields.optional("reason") as BlockLead["reason"],
    note: fields.optional("note"),
  });
  refresh();
  return blockedAnswer(state, ctx.member.company.timeZone);
});

/** Opts a lead's number out or in, whichever the form wants. */
export const optOut = action(async (ctx, fields) => {
  const wanted = fields.text("opt_out") !== "false";
  const { lead, changed } = await optOutLead(ctx, { leadId: Number(fields.text("lead_id")), optOut: wanted });
  refresh();
  const stands = wanted ? "opted out" : "opted in";
  return {
    message: changed ? `${lead.callerId} is ${stands} now.` : `${lead.callerId} was ${stands} already.`,
  };
});

/** Runs a manual action on a lead. */
export const runAction = action(async (ctx, fields) => {
  const { words } = await runManualAction(ctx, {
    actionId: Number(fields.text("action_id")),
    leadId: Number(fields.text("lead_id")),
  });
  refresh();
  return { message: `${words}.` };
});
