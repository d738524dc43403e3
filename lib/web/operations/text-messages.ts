import { z } from "zod";
import { textMessageRecord } from "@/lib/text-messages/presenting";
import { ListTextMessages, SendMessage } from "@/lib/text-messages/schema";
import { partyQuery } from "../api/lists";
import { saysList, saysRecord, saysRefused } from "../api/said";
import { blank, toReach, Truth, wordField } from "../api/schema";
import { operation } from "./operation";

const TextMessageBody = SendMessage.extend({
  from: wordField("A number of yours: of one of your offers or schedules.", "13035550170"),
  ...toReach,
  scheduleId: blank(SendMessage.shape.scheduleId).meta({
    description:
      "The schedule whose number it is sent from, in place of `from`; a lead's own may be left out.",
  }),
  /** That a person pressed the button. It is accepted, as the reference product does, and skips nothing here. */
  manual: blank(Truth).meta({ description: "That a person sends it. Changes nothing." }),
});

const text = { tag: "Text messages" } as const;

/** Text messages, and sending one. */
export const textMessageOperations = {
  list: operation({
    ...text,
    id: "listTextMessages",
    method: "get",
    path: "/text_messages",
    summary: "Text messages by time, inbound and outbound",
    description: "Those that were refused too, with why.",
    needs: "TextMessage:read",
    input: ListTextMessages.omit({ stopped: true }).extend(partyQuery),
    answers: { 200: saysList("text_messages", textMessageRecord, "The texts, newest first.") },
    example: { direction: "inbound", per_page: 100, cursor: "-1" },
  }),

  send: operation({
    ...text,
    id: "sendTextMessage",
    method: "post",
    path: "/text_messages",
    summary: "Text a number or a lead now",
    description:
      "From a number of yours, or from a schedule's. A number that is blocked or has opted out is not texted, whoever asks.",
    needs: "TextMessage:send",
    input: TextMessageBody,
    answers: {
      200: saysRecord(
        "text_message",
        textMessageRecord,
        "It is being sent, or the provider refused it: its status says.",
      ),
      422: saysRefused(
        "text_message",
        textMessageRecord,
        "Not sent. For a number that is blocked or opted out, with the text that records it.",
      ),
    },
    fails: [404],
    example: { from: "13035550170", to: "17195550143", message: "Your appointment is tomorrow at 3 pm." },
  }),

  read: operation({
    ...text,
    id: "getTextMessage",
    method: "get",
    path: "/text_messages/{id}",
    summary: "One text message",
    needs: "TextMessage:read",
    input: z.object({ id: z.string().meta({ description: "The text's id, or its uuid.", example: "1" }) }),
    answers: { 200: saysRecord("text_message", textMessageRecord, "The text.") },
    fails: [404],
    example: { id: "1" },
  }),
};
