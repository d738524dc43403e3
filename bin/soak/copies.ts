import { setTimeout as sleep } from "node:timers/promises";
import { apply, type Copy, copyOf } from "@/lib/contact-changes/testing/copying";
import { ask, type CrashCompany } from "../crash/company";

const PAUSE_MILLISECONDS = 200;

/** Begins a copy with a snapshot over the API. */
export async function copyOverApi(company: CrashCompany): Promise<Copy> {
  const answer = await ask(company, "GET", "/contacts/changes/snapshot");
  return copyOf(await answer.text(), answer.headers.get("changes-cursor") ?? "");
}

type ChangesAnswer = { contact_changes: Copy["taken"]; metadata: { next_cursor: string } };

/** Applies a page of changes to a copy over the API; returns how many there were. */
export async function follow(company: CrashCompany, copy: Copy, perPage: number): Promise<number> {
  const answer = await ask(company, "GET", `/contacts/changes?after=${copy.cursor}&per_page=${perPage}`);
  const { contact_changes: changes, metadata } = (await answer.json()) as ChangesAnswer;
  apply(copy, changes, metadata.next_cursor);
  return changes.length;
}

/** Lets all copies follow, in pages of random sizes, and begins a new one now and then, until the time is over. */
export async function followAll(
  company: CrashCompany,
  copies: Copy[],
  { random, until, everyMs }: { random: () => number; until: number; everyMs: number },
): Promise<void> {
  let begun = performance.now();
  while (performance.now() < until) {
    if (performance.now() - begun > everyMs) {
      begun = performance.now();
      const copy = await copyOverApi(company).catch(() => null);
      if (copy) copies.push(copy);
    }
    for (const copy of copies) await follow(company, copy, 1 + Math.floor(random() * 1_000)).catch(() => 0);
    await sleep(PAUSE_MILLISECONDS);
  }
}
