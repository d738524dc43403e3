import type { z } from "zod";
import type { TextMessage } from "@/db/schema/text-messages";
import type { Context } from "@/lib/context";
import { addressedNumber, addressOf, ownNumber } from "@/lib/traffic/inner/addressing";
import type { Refusal } from "@/lib/enforcement/allowed";
import { inTime } from "@/lib/enforcement/in-time";
import { intendText, sendText } from "@/lib/traffic/inner/texting";
import { Invalid } from "@/lib/errors";
import type { Phone } from "@/lib/phone/phone";
import { allow } from "@/lib/allow";
import { SendMessage } from "@/lib/text-messages/schema";

/** The text, and the refusal if there was one. */
export type SentMessage = { text: TextMessage; refusal: Refusal | null };

/**
 * Texts a number or a lead now, from one of our numbers or a schedule's. A blocked or opted-out number is never texted,
 * and the text says so. Throws `Unavailable` by the context's deadline, and `NotFound` or `Invalid` for an unknown lead
 * or schedule or a number that is not ours. Needs `TextMessage:send`.
 */
export async function sendMessage(ctx: Context, input: SendMessage): Promise<SentMessage> {
  allow(ctx, "TextMessage:send");
  const said = SendMessage.parse(input);
  const intent = await intendText(ctx, await inTime(ctx, readRequest(ctx, said)));
  const text = await sendText(ctx, intent);
  return { text, refusal: intent.refusal ?? withdrawal(text) };
}

/** The refusal of a text that was withdrawn before it was handed over. */
const withdrawal = ({ refusalReason, updatedAt }: TextMessage): Refusal | null =>
  refusalReason && { reason: refusalReason, since: updatedAt };

async function readRequest(ctx: Context, said: z.output<typeof SendMessage>) {
  const { number, lead, schedule } = await addressOf(ctx, said);
  const from: Phone | undefined = said.from
    ? await ownNumber(ctx, said.from)
    : schedule
      ? addressedNumber(schedule)
      : undefined;
  if (!from) throw new Invalid({ from: ["is missing; name a number of yours, or a schedule_id"] });
  return { number, from, message: said.message, leadId: lead?.id, scheduleId: schedule?.id };
}
