import { z } from "zod";
import { contactRecord } from "@/lib/contacts/presenting";
import { ListBlacklist, Why } from "@/lib/contacts/schema";
import { listQuery, TimeText, TimeZoneText } from "../api/lists";
import { saysList, saysRecord } from "../api/said";
import { blank, ContactId, PathNumber, Truth, withPlus } from "../api/schema";
import { operation } from "./operation";

/** Blocking or unblocking the number in the path. */
const BlockBody = z.object({
  callerId: PathNumber,
  reason: blank(Why.shape.reason),
  note: Why.shape.note,
  callId: blank(Why.shape.callId),
  leadId: blank(Why.shape.leadId),
});

const UpdateContactBody = z.object({
  id: ContactId,
  blocked: Truth.optional().meta({ description: "Whether it is to be blocked." }),
  optOut: Truth.optional().meta({ description: "Whether it is to be opted out: neither dialed nor texted." }),
  reason: blank(Why.shape.reason),
  note: Why.shape.note,
});

export const BlacklistQuery = ListBlacklist.extend({
  ...listQuery,
  timeZone: TimeZoneText,
  fulltext: z.preprocess(withPlus, ListBlacklist.shape.fulltext).meta({
    description:
      "A number in any spelling, any four or more of its digits, its beginning, its last three digits, or a name.",
  }),
  createdAtFrom: TimeText,
  createdAtTo: TimeText,
  blockedAtFrom: TimeText,
  blockedAtTo: TimeText,
});

const contact = { tag: "Contacts" } as const;

/** One number, and the list of those that are blocked. */
export const contactOperations = {
  block: operation({
    ...contact,
    id: "blockContact",
    method: "post",
    path: "/contacts/{caller_id}/caller_block",
    summary: "Block a number",
    description:
      "From the next second on it is not dialed, not matched to an offer when it calls in, and not texted. A number that is not known yet becomes a contact. One that is blocked already stays blocked, and that it was asked again is kept.",
    needs: "Contact:block",
    input: BlockBody,
    answers: { 200: saysRecord("contact", contactRecord, "It is blocked.") },
    example: { caller_id: "17193132645" },
  }),

  unblock: operation({
    ...contact,
    id: "unblockContact",
    method: "post",
    path: "/contacts/{caller_id}/caller_unblock",
    summary: "Unblock a number",
    needs: "Contact:unblock",
    input: BlockBody,
    answers: { 200: saysRecord("contact", contactRecord, "It is not blocked.") },
    example: { caller_id: "17193132645" },
  }),

  listBlacklist: operation({
    ...contact,
    id: "listBlacklist",
    method: "get",
    path: "/contacts/suppression_list",
    summary: "The blacklist",
    description: "Every contact that is blocked.",
    needs: "Contact:read",
    input: BlacklistQuery,
    answers: { 200: saysList("contacts", contactRecord, "The blocked contacts, last blocked first.") },
    example: { columns: "number,blocked_at", per_page: 100, cursor: "-1" },
  }),

  read: operation({
    ...contact,
    id: "getContact",
    method: "get",
    path: "/contacts/{id}",
    summary: "One contact",
    needs: "Contact:read",
    input: z.object({ id: ContactId }),
    answers: { 200: saysRecord("contact", contactRecord, "The contact.") },
    fails: [404],
    example: { id: "17193132645" },
  }),

  update: operation({
    ...contact,
    id: "updateContact",
    method: "put",
    path: "/contacts/{id}",
    summary: "Block, unblock, opt out or in",
    description: "A number that is not known yet becomes a contact; an unknown id does not.",
    needs:
      "Contact:block, Contact:unblock or Contact:opt_out, for what it changes; Contact:read when that is nothing",
    input: UpdateContactBody,
    answers: { 200: saysRecord("contact", contactRecord, "The contact as it is now.") },
    fails: [404],
    example: { id: "18551231234", blocked: true },
  }),
};
