import { contactRecord } from "@/lib/contacts/presenting";
import { saysList, saysRecord } from "../api-said";
import { BlockPath, ContactPath, SuppressionListQuery, UpdatePath } from "../api-schema";
import { operation } from "../operations";

const contact = { tag: "Contacts" } as const;

export const blockContact = operation({
  ...contact,
  id: "blockContact",
  method: "post",
  path: "/contacts/{caller_id}/caller_block",
  summary: "Block a number",
  description:
    "From the next second on it is not dialed, not matched to an offer when it calls in, and not texted. A number that is not known yet becomes a contact. One that is blocked already stays blocked, and that it was asked again is kept.",
  needs: "Contact:block",
  input: BlockPath,
  answers: { 200: saysRecord("contact", contactRecord, "It is blocked.") },
  example: { caller_id: "17193132645" },
});

export const unblockContact = operation({
  ...contact,
  id: "unblockContact",
  method: "post",
  path: "/contacts/{caller_id}/caller_unblock",
  summary: "Unblock a number",
  needs: "Contact:unblock",
  input: BlockPath,
  answers: { 200: saysRecord("contact", contactRecord, "It is not blocked.") },
  example: { caller_id: "17193132645" },
});

export const listBlacklist = operation({
  ...contact,
  id: "listBlacklist",
  method: "get",
  path: "/contacts/suppression_list",
  summary: "The blacklist",
  description: "Every contact that is blocked.",
  needs: "Contact:read",
  input: SuppressionListQuery,
  answers: { 200: saysList("contacts", contactRecord, "The blocked contacts, last blocked first.") },
  example: { columns: "number,blocked_at", per_page: 100, cursor: "-1" },
});

export const getContact = operation({
  ...contact,
  id: "getContact",
  method: "get",
  path: "/contacts/{id}",
  summary: "One contact",
  needs: "Contact:read",
  input: ContactPath,
  answers: { 200: saysRecord("contact", contactRecord, "The contact.") },
  fails: [404],
  example: { id: "17193132645" },
});

export const updateContact = operation({
  ...contact,
  id: "updateContact",
  method: "put",
  path: "/contacts/{id}",
  summary: "Block, unblock, opt out or in",
  description: "A number that is not known yet becomes a contact; an unknown id does not.",
  needs:
    "Contact:block, Contact:unblock or Contact:opt_out, for what it changes; Contact:read when that is nothing",
  input: UpdatePath,
  answers: { 200: saysRecord("contact", contactRecord, "The contact as it is now.") },
  fails: [404],
  example: { id: "18551231234", blocked: true },
});
