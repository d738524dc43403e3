import type { Permission } from "@/db/permissions";

/** Permissions in the words of the pages: what each one lets a person do. */
export const permissionNames: Record<Permission, string> = {
  suppression_list: "See and use the Blacklist pages",
  clear_blacklist: "Clear the Blacklist and undo uploads",
  setup_system: "Set up offers, schedules and their actions",
  security: "Manage collaborators, access tokens and the company",
  "Contact:read": "Read contacts and block logs over the API",
  "Contact:block": "Block numbers",
  "Contact:unblock": "Unblock numbers",
  "Contact:opt_out": "Opt numbers out and in",
  "Contact:import": "Upload lists of numbers",
  "Contact:export": "Export the Blacklist",
  "Contact:check": "Ask whether a number may be dialed, matched or texted",
  "Call:read": "See calls",
  "Call:write": "Change calls",
  "Call:dial": "Dial numbers",
  "Call:block": "Block and unblock the caller on a call",
  "Lead:read": "See leads",
  "Lead:write": "Change leads",
  "Lead:block": "Block and unblock the number of a lead",
  "TextMessage:read": "See text messages",
  "TextMessage:send": "Send text messages",
};
