import type { CallStatus, TextStatus } from "@/db/enums";
import type { Allowed } from "@/lib/enforcement/allowed";
import type { Phone } from "@/lib/phone/phone";

/**
 * The provider's answer to a request for a call or text. Accepted; refused, so nothing was sent (`unsubscribed`: the
 * person has opted out there); or unknown: the request may have arrived, so it must never be repeated.
 */
export type ProviderAnswer<Status> =
  | { outcome: "taken"; id: string; status: Status }
  | { outcome: "refused"; code: string | null; message: string; unsubscribed: boolean }
  | { outcome: "unclear"; message: string };

/**
 * A call to place to an allowed number. `uuid` is our record's. Without a buyer the callee hears the company's name.
 */
export type CallOrder = { from: Phone; uuid: string; buyer: Allowed<"dial"> | null; company: string };

/** A text to send to an allowed number. `uuid` is our record's. */
export type TextOrder = { from: Phone; uuid: string; message: string };

/** What to look for in the provider's list: from one number to another, between two instants, and a text's message. */
export type Sought = { to: Phone; from: Phone; earliest: Date; latest: Date };

/** `endedAt` is null while the call goes on. */
export type FoundCall = { id: string; status: CallStatus; durationSeconds?: number; endedAt?: Date };
export type FoundText = { id: string; status: TextStatus; errorCode?: string; errorMessage?: string };

/** A text sent to one of our numbers. `from` may be a short code or a name. */
export type ProviderText = { id: string; from: string; to: string; message: string; sentAt: Date };

/**
 * What carries a company's calls and texts. Only `lib/traffic` may use it. Dialing and texting require an `Allowed`.
 */
export type Telephone = {
  placeCall(allowed: Allowed<"dial">, order: CallOrder): Promise<ProviderAnswer<CallStatus>>;
  sendText(allowed: Allowed<"sms">, order: TextOrder): Promise<ProviderAnswer<TextStatus>>;
  /** The calls in the provider's list that may belong to one intent. Throws when the provider cannot be asked. */
  findCalls(sought: Sought): Promise<FoundCall[]>;
  /**
   * The state of one of the provider's calls; null when the provider has no such call. Throws when it cannot be asked.
   */
  findCall(id: string): Promise<FoundCall | null>;
  /**
   * Tells the provider to cancel a call that nobody has answered, and spares one that was answered. Returns its state
   * then, which may not show the end yet; null when the provider has no such call. Throws when it cannot be asked.
   */
  cancelCall(id: string): Promise<FoundCall | null>;
  /** As `cancelCall`, and ends a call that was answered, too. */
  endCall(id: string): Promise<FoundCall | null>;
  /** As `findCalls`. */
  findTexts(sought: Sought & { message: string }): Promise<FoundText[]>;
  /** The texts received at or after an instant, newest first. Throws when the provider cannot be asked. */
  receivedTexts(since: Date): AsyncIterable<ProviderText>;
};
