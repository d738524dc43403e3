import type { CallStatus, TextStatus } from "@/db/enums";
import type { Allowed } from "@/lib/enforcement/allowed";
import type { Phone } from "@/lib/phone/phone";

/**
 * What came of asking the provider for a call or a text: it took it, it refused it (and did nothing; `unsubscribed` when it
 * says that the person does not want it), or nobody can say: it may have been reached, and must never be asked for the same
 * again.
 */
export type ProviderAnswer<Status> =
  | { outcome: "taken"; id: string; status: Status }
  | { outcome: "refused"; code: string | null; message: string; unsubscribed: boolean }
  | { outcome: "unclear"; message: string };

/** A call to be placed to an allowed number. `uuid` is our record's; without a buyer the callee hears the company's name. */
export type CallOrder = { from: Phone; uuid: string; buyer: Allowed<"dial"> | null; company: string };

/** A text to be sent to an allowed number; `uuid` is our record's. */
export type TextOrder = { from: Phone; uuid: string; message: string };

/** What is sought in the provider's list: what went from one number to another in these instants, and for texts what it said. */
export type Sought = { to: Phone; from: Phone; earliest: Date; latest: Date };

/** `endedAt`: of a call that has ended. */
export type FoundCall = { id: string; status: CallStatus; durationSeconds?: number; endedAt?: Date };
export type FoundText = { id: string; status: TextStatus; errorCode?: string; errorMessage?: string };

/** A text that somebody sent to a number of ours; `from` may be a short code or a name. */
export type ProviderText = { id: string; from: string; to: string; message: string; sentAt: Date };

/** Whoever carries a company's calls and texts. Only `lib/enforcement` may use one, and dialing and texting take its word. */
export type Telephone = {
  placeCall(allowed: Allowed<"dial">, order: CallOrder): Promise<ProviderAnswer<CallStatus>>;
  sendText(allowed: Allowed<"sms">, order: TextOrder): Promise<ProviderAnswer<TextStatus>>;
  /** The calls in the provider's list that one intent may have become. Throws when the provider cannot be asked. */
  findCalls(sought: Sought): Promise<FoundCall[]>;
  /** What has become of a call of the provider's; null when it knows of none such. Throws when it cannot be asked. */
  findCall(id: string): Promise<FoundCall | null>;
  /** As `findCalls`. */
  findTexts(sought: Sought & { message: string }): Promise<FoundText[]>;
  /** The texts that came in at or after an instant, newest first. Throws when the provider cannot be asked. */
  receivedTexts(since: Date): AsyncIterable<ProviderText>;
};
