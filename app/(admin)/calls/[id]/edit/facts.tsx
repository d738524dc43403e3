import Link from "next/link";
import type { ReactNode } from "react";
import { CallStatusBadge, CallWay } from "@/components/call-status";
import type { Fact } from "@/components/ui/description-list";
import { duration } from "@/components/ui/figures";
import { Time } from "@/components/ui/time";
import type { CallStop } from "@/db/enums";
import type { Permission } from "@/db/permissions";
import type { WholeCall } from "@/lib/calls/schema";
import type { Permissions } from "@/lib/allow";

const REFUSED = {
  blocked: "The number was blocked.",
  opted_out: "The number had opted out.",
  withheld: "The caller withheld their number, and such callers are turned away.",
  unavailable:
    "The database could not tell in time whether the number is blocked, so it was taken as blocked.",
};

const STOPPED: Record<CallStop, string> = {
  wanted: "The provider is being told to cancel the call.",
  ending: "It was answered after that: the provider is being told to end it.",
  canceled: "The provider canceled the call before anybody answered.",
  ended: "It was answered after that, and was ended.",
  spared: "It had been answered before, so it was left to go on.",
  missed: "It could not be stopped: it ended by itself first, or the provider could not be told.",
};

type Reader = { zone: string; permissions: Permissions };

/** Returns the facts about a call. A record that it names is a link for readers who may open it. */
export function callFacts(call: WholeCall, { zone, permissions }: Reader): Fact[] {
  const named = (words: string, href: string, permission: Permission) =>
    permissions.has(permission) ? (
      <Link href={href} className="underline underline-offset-2">
        {words}
      </Link>
    ) : (
      words
    );
  const at = (value: Date) => <Time value={value} zone={zone} show="exact" />;
  const facts: (Fact | false | null)[] = [
    { term: "Direction", value: <CallWay direction={call.direction} ourNumber={call.ourNumber} /> },
    { term: "Status", value: <CallStatusBadge status={call.status} refusalReason={call.refusalReason} /> },
    call.refusalReason && { term: "Why it was refused", value: REFUSED[call.refusalReason] },
    call.errorMessage !== null && { term: "What went wrong", value: call.errorMessage },
    call.stop !== null && { term: "Blocked or opted out meanwhile", value: STOPPED[call.stop] },
    { term: "Began", value: at(call.createdAt) },
    call.answeredAt && { term: "Answered", value: at(call.answeredAt) },
    call.endedAt && { term: "Ended", value: at(call.endedAt) },
    call.durationSeconds !== null && { term: "Duration", value: duration(call.durationSeconds) },
    call.offerId !== null && {
      term: "Offer",
      value: named(call.offerName ?? `offer ${call.offerId}`, `/offers/${call.offerId}`, "setup_system"),
    },
    call.buyerId !== null && { term: "Buyer", value: call.buyerName ?? `buyer ${call.buyerId}` },
    call.leadId !== null && {
      term: "Lead",
      value: named(call.leadName ?? `lead ${call.leadId}`, `/leads/${call.leadId}/edit`, "Lead:read"),
    },
    call.scheduleId !== null && {
      term: "Schedule",
      value: named(
        call.scheduleName ?? `schedule ${call.scheduleId}`,
        `/schedules/${call.scheduleId}`,
        "setup_system",
      ),
    },
    { term: "Made by", value: madeBy(call) },
    { term: "Provider", value: providerWords(call) },
  ];
  return facts.filter((fact) => fact !== null && fact !== false);
}

function madeBy(call: WholeCall): string {
  if (call.email) return call.email;
  if (call.tokenName) return `token “${call.tokenName}”`;
  if (call.scheduleRunId !== null) return "nobody: the schedule dialed";
  return call.direction === "inbound" ? "the caller" : "nobody: automatic";
}

function providerWords({ provider, providerCallId }: WholeCall): ReactNode {
  return (
    <>
      {provider === "twilio" ? "Twilio" : "sandbox: nothing was really dialed"}
      {providerCallId && <span className="mono text-muted"> {providerCallId}</span>}
    </>
  );
}
