import { db, type Db, type Tx } from "@/db";
import type { CountryCode } from "@/lib/phone/phone";
import type { Permissions } from "./allow";

/**
 * The actor: a signed-in person, an access token, a public page's form that a lead token opens, a schedule that acts by
 * itself, the phone provider that tells us something, or the system, when nobody asked.
 */
export type Actor =
  | { type: "person"; userId: number; collaboratorId: number }
  | { type: "token"; accessTokenId: number }
  | { type: "form" }
  | { type: "schedule"; scheduleId: number }
  | { type: "provider" }
  | { type: "system" };

/**
 * Returns the columns that name an actor in log rows, records and jobs. All are null unless a person or a token acts.
 */
export function actorColumns(actor: Actor) {
  return {
    userId: actor.type === "person" ? actor.userId : null,
    collaboratorId: actor.type === "person" ? actor.collaboratorId : null,
    accessTokenId: actor.type === "token" ? actor.accessTokenId : null,
  };
}

/** The actor, their company, their address and the database connection. Every verb takes a context. */
export type Context = {
  companyId: number;
  /** The company's country: numbers without a plus are read in it. */
  country: CountryCode;
  actor: Actor;
  permissions: Permissions;
  /** The peer's own address, or the address that a trusted proxy names. Absent for automatic acts. */
  requestIp?: string;
  /**
   * The time by which a decision about a number must be made (on the clock of `performance.now()`); after it the answer
   * is no.
   */
  answerBy?: number;
  db: Db | Tx;
  /** Runs `run` after the outermost commit, or never. */
  afterCommit(run: () => void): void;
};

/** Makes a context outside any transaction: `afterCommit` runs at once. */
export function makeContext(parts: Omit<Context, "db" | "afterCommit">): Context {
  return { ...parts, db, afterCommit: (run) => run() };
}
