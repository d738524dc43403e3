/** The closed lists of words that the database, the API and the pages share. Pages show them in this order. */

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
  "review",
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

/** What is done with rows that are hidden in a workbook. */
export const hiddenRowChoices = ["take", "skip"] as const;
export type HiddenRows = (typeof hiddenRowChoices)[number];

export const jobStatuses = ["pending", "running", "succeeded", "failed", "stopped"] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** How far the preview of a whole file is. */
export const previewStatuses = ["pending", "running", "succeeded", "failed"] as const;
export type PreviewStatus = (typeof previewStatuses)[number];

/** A *Clear Blacklist*, or the undo of an upload or of such a job. */
export const unblockJobKinds = ["clear", "undo"] as const;
export type UnblockJobKind = (typeof unblockJobKinds)[number];

/** Why an unblock job or an undo left a number as it is. */
export const leftAloneReasons = ["asked_again", "changed_since", "not_blocked"] as const;
export type LeftAlone = (typeof leftAloneReasons)[number];

export const exportFormats = ["csv", "csv.gz"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The providers of the telephone. The sandbox only records what would happen. */
export const providers = ["sandbox", "twilio"] as const;
export type Provider = (typeof providers)[number];

export const directions = ["inbound", "outbound"] as const;
export type Direction = (typeof directions)[number];

/**
 * The states of a call, in the provider's words. `requested`: the intent is committed, the provider has not answered
 * yet. Refused calls never began: `blocked`, `opt-out` and `unavailable` (the database could not say) by enforcement,
 * `no-offer` and `no-buyer` because nobody would take them. `unknown`: it cannot be found out whether the provider was
 * reached, or how the call ended.
 */
export const callStatuses = [
  "requested",
  "queued",
  "ringing",
  "in-progress",
  "completed",
  "busy",
  "no-answer",
  "failed",
  "canceled",
  "blocked",
  "opt-out",
  "unavailable",
  "no-offer",
  "no-buyer",
  "unknown",
] as const;
export type CallStatus = (typeof callStatuses)[number];

/** The ends of a call that took place, for which a schedule may wait. */
export const callEnds = [
  "completed",
  "busy",
  "no-answer",
  "failed",
  "canceled",
] as const satisfies CallStatus[];
export type CallEnd = (typeof callEnds)[number];

/**
 * What became of our call to a number that was blocked or opted out meanwhile. `wanted`: the provider is to cancel it.
 * `ending`: it was answered after the block, and is to be ended. `canceled`: nobody answered. `ended`: it was answered
 * after the block, and ended. `spared`: it was answered before the block and goes on. `missed`: it ended by itself, or
 * the provider could not be told.
 */
export const callStops = ["wanted", "ending", "canceled", "ended", "spared", "missed"] as const;
export type CallStop = (typeof callStops)[number];

/**
 * The states of a text, like those of a call. `received` is inbound. An inbound text of a blocked number is `blocked`:
 * kept, not delivered.
 */
export const textStatuses = [
  "requested",
  "queued",
  "sent",
  "delivered",
  "undelivered",
  "failed",
  "received",
  "blocked",
  "opt-out",
  "unavailable",
  "unknown",
] as const;
export type TextStatus = (typeof textStatuses)[number];

/**
 * Why a call or text was refused, as a check says it. `withheld`: there is no number to reach or to look for, or
 * callers who withhold theirs are turned away.
 */
export const refusalReasons = ["blocked", "opted_out", "withheld", "unavailable"] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What is done with callers who withhold their number. An offer may inherit it from the company. */
export const withheldChoices = ["connect", "reject"] as const;
export type WithheldChoice = (typeof withheldChoices)[number];
export const offerWithheldChoices = ["inherit", ...withheldChoices] as const;
export type OfferWithheldChoice = (typeof offerWithheldChoices)[number];

/** Who confirms to a person that their STOP was heard. */
export const stopConfirmations = ["provider", "company", "nobody"] as const;
export type StopConfirmation = (typeof stopConfirmations)[number];

/** What a person decided about a text that may be a revocation. */
export const reviewDecisions = ["opt_out", "block", "dismiss"] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

/** What may be done with a number. Each is checked before it is done. */
export const checkedActions = ["dial", "match", "sms"] as const;
export type CheckedAction = (typeof checkedActions)[number];

/** What fires a schedule; `manual`: only people do. */
export const scheduleTriggers = [
  "call_ended",
  "no_answer",
  "disposition",
  "text_keyword",
  "lead_created",
  "manual",
] as const;
export type ScheduleTrigger = (typeof scheduleTriggers)[number];

export const actionKinds = ["block", "opt_out", "send_sms", "dial", "wait"] as const;
export type ActionKind = (typeof actionKinds)[number];

/** A run of a schedule's actions; `waiting` for a Wait to pass. */
export const runStatuses = ["running", "waiting", "succeeded", "failed", "stopped"] as const;
export type RunStatus = (typeof runStatuses)[number];

/** What became of one action of a run. `started`: the intent to dial or text is committed. */
export const stepResults = ["started", "done", "refused", "failed", "unknown"] as const;
export type StepResult = (typeof stepResults)[number];

/** The kinds of daily counts: blocks and unblocks by source, refused attempts by what was refused. */
export const countedKinds = ["block", "unblock", "stop"] as const;
export type CountedKind = (typeof countedKinds)[number];

/** The events to which one can subscribe. */
export const eventKinds = [
  "contact_blocked",
  "contact_unblocked",
  "contact_import_finished",
  "unblock_contact_job_finished",
  "data_export_finished",
  "contact_refused",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** What subscriptions are told: an event, or for those that keep a list elsewhere what has changed. */
export const toldKinds = [...eventKinds, "contact_changes"] as const;
export type ToldKind = (typeof toldKinds)[number];

/** `webhook` gets events posted as JSON; `vicidial` keeps VICIdial's own DNC list like ours. */
export const subscriptionKinds = ["webhook", "vicidial"] as const;
export type SubscriptionKind = (typeof subscriptionKinds)[number];

/** `skipped`: a person said that it need not be delivered. */
export const deliveryStates = ["waiting", "delivered", "skipped"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why a subscription is paused: by a person, by its target's 410 or refusal of our name, after a day of failures. */
export const pauseReasons = ["person", "gone", "refused", "failing"] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** `keys` opens the API with a pair of keys; `check` opens the check alone, with one key in the URL. */
export const tokenKinds = ["keys", "check"] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** The logs whose rows the feed of changes tells: block_logs and opt_out_logs. */
export const changeLogs = ["block", "opt_out"] as const;
export type ChangeLog = (typeof changeLogs)[number];
