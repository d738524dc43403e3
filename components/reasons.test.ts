import { describe, expect, it } from "vitest";
import { type LogEntry, whence } from "./reasons";

const entry = (parts: Partial<LogEntry>): LogEntry => ({ id: 1, action: "block", at: new Date(0), ...parts });

const mayNothing = { call: false, lead: false, text: false };

describe("what brought an entry about", () => {
  it.each<[Partial<LogEntry>, string, string | undefined]>([
    [{ source: "call", callId: 8812 }, "from call 8812", "/calls/8812/edit"],
    [{ source: "call" }, "from a call", undefined],
    [{ source: "lead", leadId: 7 }, "from lead 7", "/leads/7/edit"],
    [{ source: "api", token: "dialer-2" }, "by token “dialer-2”", undefined],
    [{ source: "api" }, "over the API", undefined],
    [{ source: "import", contactImport: { id: 3, name: "a.csv" } }, "from file a.csv", "/contact_imports/3"],
    [
      { source: "undo", unblockContactJobId: 9, undoneFile: { id: 3, name: "a.csv" } },
      "by undoing a.csv",
      "/contact_imports/3",
    ],
    [
      { source: "undo", unblockContactJobId: 9, undoneJobId: 4 },
      "by undoing unblocking 4",
      "/unblock_contact_jobs/4",
    ],
    [{ source: "undo", unblockContactJobId: 9 }, "by an undo", undefined],
    [{ source: "unblock_job", unblockContactJobId: 4 }, "by unblocking 4", "/unblock_contact_jobs/4"],
    [{ source: "unblock_job" }, "by Clear Blacklist", undefined],
    [{ source: "schedule_action", automation: "two calls" }, "schedule action “two calls”", undefined],
    [{ source: "manual_action" }, "by a manual action", undefined],
    [
      { source: "schedule_action", automation: "two calls", callId: 5 },
      "schedule action “two calls” on call 5",
      "/calls/5/edit",
    ],
    [
      { source: "manual_action", automation: "Block", leadId: 6 },
      "manual action “Block” on lead 6",
      "/leads/6/edit",
    ],
    [{ source: "api", token: "dialer-2", callId: 5 }, "by token “dialer-2” on call 5", "/calls/5/edit"],
    [{ source: "call", callId: 5, mayOpen: mayNothing }, "from call 5", undefined],
    [{ source: "lead", leadId: 6, callId: 5, mayOpen: mayNothing }, "from lead 6", undefined],
    [{ source: "system", channel: "sms", text: { message: "STOP", href: "/t" } }, "by text “STOP”", "/t"],
    [
      { source: "system", text: { message: "STOP", href: "/t" }, mayOpen: mayNothing },
      "by text “STOP”",
      undefined,
    ],
    [{ source: "system" }, "from the system", undefined],
    [{ action: "opt_out", channel: "sms" }, "by text message", undefined],
  ])("%o reads %s", (parts, words, href) => {
    const from = whence(entry(parts));
    expect([from?.words, from?.link?.text].filter(Boolean).join(" ")).toBe(words);
    expect(from?.link?.href).toBe(href);
  });

  it("says nothing where nothing is known", () => {
    expect(whence(entry({}))).toBeUndefined();
  });
});
