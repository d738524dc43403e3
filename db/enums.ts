/** The closed lists of words that the database, the API and the pages share. Order is the order they are shown in. */

export const blockActions = ["block", "unblock"] as const;
export type BlockAction = (typeof blockActions)[number];

export const blockSources = [
  "call",
  "lead",
  "api",
  "import",
  "unblock_job",
  "schedule_action",
  "manual_action",
  "undo",
  "system",
] as const;
export type BlockSource = (typeof blockSources)[number];

export const blockReasons = [
  "dnc_request",
  "litigator",
  "spam",
  "fraud",
  "abuse",
  "wrong_number",
  "other",
] as const;
export type BlockReason = (typeof blockReasons)[number];

export const optOutActions = ["opt_out", "opt_in"] as const;
export type OptOutAction = (typeof optOutActions)[number];

export const optOutChannels = ["sms", "voice", "email", "web", "api"] as const;
export type OptOutChannel = (typeof optOutChannels)[number];

export const importStatuses = [
  "uploading",
  "draft",
  "pending",
  "running",
  "succeeded",
  "failed",
  "stopped",
] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const jobStatuses = ["pending", "running", "succeeded", "failed", "stopped"] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** A *Clear Blacklist*, or the undo of an upload or of such a job. */
export const unblockJobKinds = ["clear", "undo"] as const;
export type UnblockJobKind = (typeof unblockJobKinds)[number];

/** Why an unblock job or an undo left a number as it is. */
export const leftAloneReasons = ["asked_again", "changed_since", "not_blocked"] as const;
export type LeftAlone = (typeof leftAloneReasons)[number];

export const exportFormats = ["csv", "csv.gz"] as const;
export type ExportFormat = (typeof exportFormats)[number];

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
