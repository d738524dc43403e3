/** Rights to whole parts of the pages; see the contract's table of areas. */
export const areas = ["suppression_list", "clear_blacklist", "setup_system", "security"] as const;

export type Area = (typeof areas)[number];

/** Rights to act on one kind of record, written `Model:action`. */
export const modelActions = [
  "Contact:read",
  "Contact:block",
  "Contact:unblock",
  "Contact:opt_out",
  "Contact:import",
  "Contact:export",
  "Contact:check",
  "Call:read",
  "Call:write",
  "Call:dial",
  "Call:block",
  "Lead:read",
  "Lead:write",
  "Lead:block",
  "TextMessage:read",
  "TextMessage:send",
] as const;

export type ModelAction = (typeof modelActions)[number];

export type Permission = Area | ModelAction;
