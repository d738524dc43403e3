"use server";

import { refresh } from "next/cache";
import { decisionDeadline } from "@/lib/enforcement/in-time";
import { sendMessage } from "@/lib/traffic/sending";
import { action } from "@/lib/web/action";
import { sentWords } from "./answer";

/** Texts a number. For a number that may not be texted, the action says why, and the attempt is in the list. */
export const send = action(async (ctx, fields) => {
  const { name: companyName, timeZone: zone } = ctx.member.company;
  const sent = await sendMessage(
    { ...ctx, answerBy: decisionDeadline() },
    { from: fields.optional("from"), to: fields.optional("to"), message: fields.text("message") },
  );
  refresh();
  return { message: sentWords(sent, { companyName, zone }) };
});
