import type { CallInstance } from "twilio/lib/rest/api/v2010/account/call.js";
import type { MessageInstance } from "twilio/lib/rest/api/v2010/account/message.js";
import { callStatusOf, textStatusOf } from "@/lib/provider-configurations/twilio-statuses";
import type { FoundCall, FoundText, Sought, Telephone } from "./telephone";
import { answered, orNull, unlessRefused } from "./twilio-answers";
import { type TwilioAccount, clientOf } from "./twilio-client";
import { bridgeTwiml, sayTwiml } from "./twiml";

const PAGE_SIZE = 200;

/**
 * How long Twilio may keep a text in its queue. By default that is hours, in which the person may opt out; what is
 * handed over cannot be taken back.
 */
const VALID_SECONDS = 600;

/** Twilio sorts its lists by a time close to the creation, not by the creation itself. */
const UNSORTED_MS = 60 * 60_000;

/** Twilio, through its SDK. Its status callbacks name our record in their address. */
export function twilio(account: TwilioAccount): Telephone {
  const findCall = async (id: string) => {
    const { calls } = await clientOf(account);
    return orNull(async () => toFoundCall(await calls(id).fetch()));
  };
  const bring = (status: "canceled" | "completed") => async (id: string) => {
    const { calls } = await clientOf(account);
    const done = await unlessRefused(async () => toFoundCall(await calls(id).update({ status })));
    return done ?? findCall(id);
  };
  return {
    placeCall: (allowed, { from, uuid, buyer, company }) =>
      answered(async () => {
        const client = await clientOf(account);
        const { sid, status } = await client.calls.create({
          to: allowed.number,
          from,
          twiml: buyer ? bridgeTwiml(allowed, buyer, from) : sayTwiml(`This is a call from ${company}.`),
          statusCallback: `${account.hookUrl}?call=${uuid}`,
          statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
        });
        return { sid, status: callStatusOf(status) ?? "queued" };
      }),
    sendText: (allowed, { from, uuid, message }) =>
      answered(async () => {
        const client = await clientOf(account);
        const { sid, status } = await client.messages.create({
          to: allowed.number,
          from,
          body: message,
          validityPeriod: VALID_SECONDS,
          statusCallback: `${account.hookUrl}?text=${uuid}`,
        });
        return { sid, status: textStatusOf(status) ?? "queued" };
      }),
    async findCalls(sought) {
      const { calls } = await clientOf(account);
      const first = calls.page({ to: sought.to, from: sought.from, pageSize: PAGE_SIZE });
      return (await madeWithin(sought, first)).map(toFoundCall);
    },
    findCall,
    cancelCall: bring("canceled"),
    endCall: bring("completed"),
    async findTexts(sought) {
      const { messages } = await clientOf(account);
      const first = messages.page({ to: sought.to, from: sought.from, pageSize: PAGE_SIZE });
      const made = await madeWithin(sought, first);
      return made.filter(({ body }) => body.trim() === sought.message.trim()).map(toFoundText);
    },
    async *receivedTexts(since) {
      const { messages } = await clientOf(account);
      for await (const text of each(messages.page({ dateSentAfter: since, pageSize: PAGE_SIZE }))) {
        const { sid, from, to, body, dateSent, dateCreated } = text;
        const sentAt = dateSent ?? dateCreated;
        if (text.direction !== "inbound" || sentAt < wholeSecond(since)) continue;
        yield { id: sid, from, to, message: body, sentAt };
      }
    },
  };
}

type Page<Item> = { instances: Item[]; nextPage(): Promise<Page<Item>> | undefined };

/** The items of a list; fetches each page when it is needed. */
async function* each<Item>(first: Promise<Page<Item>>): AsyncGenerator<Item> {
  for (let page: Page<Item> | undefined = await first; page; page = await page.nextPage()) {
    yield* page.instances;
  }
}

async function madeWithin<Item extends { dateCreated: Date }>(
  { earliest, latest }: Sought,
  first: Promise<Page<Item>>,
): Promise<Item[]> {
  const made: Item[] = [];
  for await (const item of each(first)) {
    if (item.dateCreated.getTime() < earliest.getTime() - UNSORTED_MS) break;
    if (item.dateCreated >= wholeSecond(earliest) && item.dateCreated <= latest) made.push(item);
  }
  return made;
}

/** Twilio's times are in whole seconds. */
const wholeSecond = (time: Date) => new Date(Math.floor(time.getTime() / 1000) * 1000);

function toFoundCall({ sid, status, duration, endTime }: CallInstance): FoundCall {
  return {
    id: sid,
    status: callStatusOf(status) ?? "queued",
    ...(duration ? { durationSeconds: Number(duration) } : {}),
    ...(endTime ? { endedAt: endTime } : {}),
  };
}

function toFoundText({ sid, status, errorCode, errorMessage }: MessageInstance): FoundText {
  return {
    id: sid,
    status: textStatusOf(status) ?? "queued",
    ...(errorCode ? { errorCode: String(errorCode) } : {}),
    ...(errorMessage ? { errorMessage } : {}),
  };
}
