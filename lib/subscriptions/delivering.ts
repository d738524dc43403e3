import { setTimeout as sleep } from "node:timers/promises";
import { inShort, log } from "@/lib/log";
import { unseal } from "@/lib/sealing";
import { wireTime } from "@/lib/times";
import { fillFromFeeds } from "./inner/following";
import { type TargetAnswer, post } from "./inner/posting";
import { pushChanges } from "./inner/pushing";
import { type Claimed, claim, settleDelivery } from "./inner/queueing";
import { webhookId } from "./presenting";
import { signatureOf } from "./signing";

/** The most queues at once in one process, and of one company. A queue whose target hangs only waits. */
const AT_ONCE = 50;
const OF_ONE_COMPANY = 10;

/** How often the process looks for what is due. */
const LOOK_MS = 300;

/** How often it looks for changes of the feed. */
const FOLLOW_MS = 1_000;

const OUTAGE_MS = 1_000;

/** How long a worker that is told to stop waits for answers. The next worker asks again for those that come later. */
const LAST_MS = 1_000;

/**
 * Delivers events until stopped: the first waiting event of each queue, one at a time, whatever the other queues do.
 * After a kill at any moment, what was under way is tried again a quarter of a minute later, so every event is
 * delivered once or more. `stop` waits a second for what is under way.
 */
export function startDelivering(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const underWay = new Map<Promise<void>, number>();
  const begin = (claimed: Claimed) => {
    const trying: Promise<void> = deliver(claimed, stopping.signal).finally(() => underWay.delete(trying));
    underWay.set(trying, claimed.companyId);
  };
  const places = () => {
    const taken = new Map<number, number>();
    for (const company of underWay.values()) taken.set(company, (taken.get(company) ?? 0) + 1);
    return { inAll: AT_ONCE - underWay.size, ofOne: OF_ONE_COMPANY, taken };
  };
  const running = (async () => {
    let wasAway = false;
    let followed = -Infinity;
    while (!stopping.signal.aborted) {
      try {
        if (performance.now() - followed > FOLLOW_MS) {
          followed = performance.now();
          await fillFromFeeds();
        }
        const claimed = await claim(places());
        wasAway = false;
        claimed.forEach(begin);
        // A queue with more to deliver is due as soon as its first event is delivered.
        await Promise.race([...underWay.keys(), sleep(LOOK_MS)]);
      } catch (error) {
        if (!wasAway)
          log.warn({ error: inShort(error) }, "no events are delivered: the outbox cannot be read");
        wasAway = true;
        await sleep(OUTAGE_MS);
      }
    }
    await Promise.race([Promise.all(underWay.keys()), sleep(LAST_MS)]);
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Tries an event once and keeps the result. `signal` ends one that is many calls. */
export async function deliver(claimed: Claimed, signal?: AbortSignal): Promise<void> {
  try {
    const answer = claimed.kind === "vicidial" ? pushChanges(claimed, signal) : send(claimed);
    await settleDelivery(claimed, await answer);
  } catch (error) {
    // It is tried again once the claim has run out.
    log.warn({ error: inShort(error), deliveryId: claimed.deliveryId }, "a delivery was not written down");
  }
}

async function send({ sealedSecret, targetUrl, event }: Claimed): Promise<TargetAnswer> {
  const secret = unseal(sealedSecret);
  if (secret === null)
    return {
      status: null,
      text: "Not sent: its signing secret was sealed with another NEXTAUTH_SECRET; subscribe anew.",
    };
  const { kind, payload, createdAt } = event;
  const body = JSON.stringify({ type: kind, timestamp: wireTime(createdAt), data: payload });
  const headers = signatureOf(secret, { id: webhookId(event.id), at: new Date(), body });
  return post({ url: targetUrl, headers: { ...headers, "user-agent": "Blacklist" }, body });
}
