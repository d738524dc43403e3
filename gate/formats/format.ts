import type { CheckedAction, RefusalReason } from "@/db/enums";

/**
 * A request as a format reads it: the parts of its path after the format's own, its query, and its body when there is
 * one.
 */
export type GateRequest = {
  method: "GET" | "HEAD" | "POST";
  path: string[];
  query: URLSearchParams;
  body: string;
  contentType: string;
  authorization: string | null;
};

/** What a format reads from a request: the key as it came, and the caller or callers, in whatever spelling. */
export type Asked = {
  key: string | null;
  numbers: string[];
  action: CheckedAction;
  onError: "allow" | "refuse";
};

/** The verdict of one number. `guessed` is true when nobody could tell, and `onError` was said instead. */
export type GateCheck = {
  number: string | null;
  action: CheckedAction;
  allowed: boolean;
  reason: RefusalReason | null;
  since: Date | null;
  caller: "withheld" | "none" | "internal" | null;
  guessed: boolean;
};

export type GateAnswer = { status: number; type: string; body: string; headers?: Record<string, string> };

/** What cannot be a verdict: a key that was never issued, a path that is none, a body that cannot be read. */
export type Misuse = "unknown key" | "unknown path" | "unreadable";

export type Format = {
  /** Reads the request; null when it cannot be read. */
  read(request: GateRequest): Asked | null;
  /** Says the verdicts, in the order asked. */
  say(checks: GateCheck[], request: GateRequest): GateAnswer;
  /** Says that there is no verdict, in a form that this system does not misread. */
  refuse(misuse: Misuse, request: GateRequest): GateAnswer;
};
