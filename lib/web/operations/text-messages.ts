import { textMessageRecord } from "@/lib/text-messages/presenting";
import { TextMessageBody, TextMessagePath, TextMessagesQuery } from "../api-outbound";
import { saysList, saysRecord, saysRefused } from "../api-said";
import { operation } from "../operations";

const text = { tag: "Text messages" } as const;

export const listTextMessages = operation({
  ...text,
  id: "listTextMessages",
  method: "get",
  path: "/text_messages",
  summary: "Text messages by time, inbound and outbound",
  description: "Those that were refused too, with why.",
  needs: "TextMessage:read",
  input: TextMessagesQuery,
  answers: { 200: saysList("text_messages", textMessageRecord, "The texts, newest first.") },
  example: { direction: "inbound", per_page: 100, cursor: "-1" },
});

export const sendTextMessage = operation({
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
});

export const getTextMessage = operation({
  ...text,
  id: "getTextMessage",
  method: "get",
  path: "/text_messages/{id}",
  summary: "One text message",
  needs: "TextMessage:read",
  input: TextMessagePath,
  answers: { 200: saysRecord("text_message", textMessageRecord, "The text.") },
  fails: [404],
  example: { id: "1" },
});
