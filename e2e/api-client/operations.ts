/* oxlint-disable max-lines -- npm run api-client makes this of the document: it is never edited. */
import { askerOf, type Known, type Listed, type Server } from "./asking.js";

export type BlockContactInput = {
  /** Why. */
  reason?: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  /** What the log is to say besides. */
  note?: string | null;
  /** The call that it comes from. */
  call_id?: number | null;
  /** The lead that it comes from. */
  lead_id?: number | null;
};

export type UnblockContactInput = {
  /** Why. */
  reason?: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  /** What the log is to say besides. */
  note?: string | null;
  /** The call that it comes from. */
  call_id?: number | null;
  /** The lead that it comes from. */
  lead_id?: number | null;
};

export type Truth = true | false | 1 | 0 | "1" | "true" | "yes" | "on" | "0" | "false" | "no" | "off";

export type UpdateContactInput = {
  /** Whether it is to be blocked. */
  blocked?: Truth;
  /** Whether it is to be opted out: neither dialed nor texted. */
  opt_out?: Truth;
  /** Why. */
  reason?: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  /** What the log is to say besides. */
  note?: string | null;
};

export type BulkBlockInput = {
  /** In any spelling. In a form or a query one text, split at newline, comma, semicolon and tab. */
  numbers: Array<string | number> | string;
  /** Why. */
  reason?: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  /** What the log is to say besides. */
  note?: string | null;
};

export type BulkUnblockInput = {
  /** In any spelling. In a form or a query one text, split at newline, comma, semicolon and tab. */
  numbers: Array<string | number> | string;
  /** Why. */
  reason?: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  /** What the log is to say besides. */
  note?: string | null;
};

export type ScrubInput = {
  /** In any spelling. In a form or a query one text, split at newline, comma, semicolon and tab. */
  numbers: Array<string | number> | string;
};

export type CreateDataExportInput = {
  /** What is exported: the blacklist. */
  data_type?: "contact";
  /**
   * Of number, name, blocked_at, created_at, reason, note, source, file, by, country, time_zone,
   * opt_out; in a form or a query by commas. The number always comes first.
   */
  columns?:
    | Array<
        | "number"
        | "name"
        | "blocked_at"
        | "created_at"
        | "reason"
        | "note"
        | "source"
        | "file"
        | "by"
        | "country"
        | "time_zone"
        | "opt_out"
      >
    | string;
  /**
   * A number in any spelling, any four or more of its digits, its beginning, its last three digits, or a
   * name.
   */
  fulltext?: string;
  /** In the zone of its offset, of `time_zone` or of the company. */
  blocked_at_from?: string;
  /** In the zone of its offset, of `time_zone` or of the company. */
  blocked_at_to?: string;
  /** Of times without an offset: an IANA name, one of Rails, or an abbreviation. */
  time_zone?: string;
  /** Only what was blocked in this way. */
  source?:
    | "call"
    | "lead"
    | "api"
    | "import"
    | "unblock_job"
    | "schedule_action"
    | "manual_action"
    | "undo"
    | "review"
    | "system";
  /** Only what was blocked for this reason. */
  reason?: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other";
  /** Only what this upload blocked. */
  contact_import_id?: number;
  /** Plain, or compressed with gzip. */
  format?: "csv" | "csv.gz";
};

export type CreateUnblockContactJobInput = {
  /** In any spelling. In a form or a query one text, split at newline, comma, semicolon and tab. */
  numbers?: Array<string | number> | string;
  /** What this upload blocked. */
  contact_import_id?: number;
  /** What was blocked at this time or later. */
  blocked_at_from?: string;
  /** What was blocked at this time or before. */
  blocked_at_to?: string;
  /** Of times without an offset: an IANA name, one of Rails, or an abbreviation. */
  time_zone?: string;
  /** What a search of the blacklist finds. */
  fulltext?: string;
  /** Everything that is blocked. */
  all?: Truth;
  /** Why. */
  reason?: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  /** What the log is to say besides. */
  note?: string | null;
  /** How many you expect at most; needed above 1,000. */
  expected_count?: number | null;
  /** Only counts, and unblocks nothing. */
  dry_run?: Truth;
};

export type CreateLeadInput = {
  first_name?: string | null;
  last_name?: string | null;
  email?: string | null;
  /** Your own id of the lead. */
  external_record_id?: string | number | null;
  /**
   * Whatever else is known, up to 64 KB and 10 levels: an object, its JSON as text, or fields like
   * `data[zip_code]`.
   */
  data?: Record<string, unknown> | string;
  /** The lead's phone number in any spelling. */
  caller_id: string | number;
  /** The offer that the lead is of. */
  offer_id?: number | string | null;
  /** The schedule by which the lead is called and texted. */
  schedule_id?: number | string | null;
  /** Names the offer or schedule; without keys it is what lets the lead in. */
  lead_token?: string;
  /** Blocks or unblocks the lead's number. */
  blocked?: Truth;
  /** Opts the lead's number out or in. */
  opt_out?: Truth;
  /** Why it is blocked or unblocked. */
  reason?: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  /** What the log is to say besides. */
  note?: string | null;
};

export type UpdateLeadInput = {
  first_name?: string | null;
  last_name?: string | null;
  email?: string | null;
  /** Your own id of the lead. */
  external_record_id?: string | number | null;
  /**
   * Whatever else is known, up to 64 KB and 10 levels: an object, its JSON as text, or fields like
   * `data[zip_code]`.
   */
  data?: Record<string, unknown> | string;
  /** The number that it has: that of a lead stays. */
  caller_id?: string | number;
  /** The offer that the lead is of. */
  offer_id?: number | string | null;
  /** The schedule by which the lead is called and texted. */
  schedule_id?: number | string | null;
  disposition?: string | null;
  /** Blocks or unblocks the lead's number. */
  blocked?: Truth;
  /** Opts the lead's number out or in. */
  opt_out?: Truth;
  /** Why it is blocked or unblocked. */
  reason?: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  /** What the log is to say besides. */
  note?: string | null;
};

export type UpdateCallInput = {
  /** Empty for none. */
  disposition?: string | null;
  /** Of a call of the sandbox alone; that of a real call is its provider's to say. */
  status?:
    | "requested"
    | "queued"
    | "ringing"
    | "in-progress"
    | "completed"
    | "busy"
    | "no-answer"
    | "failed"
    | "canceled"
    | "blocked"
    | "opt-out"
    | "unavailable"
    | "no-offer"
    | "no-buyer"
    | "unknown";
  /** In seconds, together with the status. */
  duration?: number;
};

export type MakeCallInput = {
  /** The lead to reach, by its id or its uuid. */
  lead_id?: string | number;
  /** The schedule that it is dialed by; a lead's own may be left out. */
  schedule_id?: number;
  /** Names the schedule in place of its id. */
  lead_token?: string;
  /** Whom to reach: a number in any spelling. A lead's own may be left out. */
  to?: string | number;
};

export type SendTextMessageInput = {
  /** A number of yours: of one of your offers or schedules. */
  from?: string | number;
  /** Whom to reach: a number in any spelling. A lead's own may be left out. */
  to?: string | number;
  /** The lead to reach, by its id or its uuid. */
  lead_id?: string | number;
  /** The schedule whose number it is sent from, in place of `from`; a lead's own may be left out. */
  schedule_id?: number;
  message: string;
  /** That a person sends it. Changes nothing. */
  manual?: Truth;
};

export type SubscribeInput = {
  /** Where events are posted to: https, and not on a private network. */
  target_url: string;
  /** The one kind of event that is posted. */
  event:
    | "contact_blocked"
    | "contact_unblocked"
    | "contact_import_finished"
    | "unblock_contact_job_finished"
    | "data_export_finished"
    | "contact_refused";
  /** Nothing or empty: these events have none. */
  trigger_fields?: Record<string, unknown> | "" | "{}" | null;
};

export type Errors = Record<string, Array<string>>;

/** One phone number of the company; never deleted. */
export type Contact = {
  id: number;
  /** Kept for integrations that read it. */
  legacy_id: null;
  type: "Contact";
  uuid: string;
  created_at: string;
  updated_at: string;
  /** A contact is never deleted. */
  deleted_at: null;
  /** When a person last changed it. */
  user_updated_at: string | null;
  /** Its page here. */
  routes_show_path: string;
  /** It has no page to edit. */
  routes_edit_path: null;
  /** Your own id of it. */
  external_record_id: string | null;
  number: string;
  /** When it was last called, or called in. */
  last_call_at: string | null;
  /** Neither dialed, nor matched to an offer, nor texted. */
  blocked: boolean;
  /** Neither dialed nor texted; may call in. */
  opt_out: boolean;
  /** Calls to and from it. */
  calls_count: number;
  /** Calls to it that failed. */
  outbound_call_failure_count: number;
  /** Calls to it that nobody answered. */
  outbound_no_answer_count: number;
  /** Since when it is blocked; null when it is not. */
  blocked_at: string | null;
  /** Since when it is opted out. */
  sms_opt_out_at: string | null;
  /** Of the person, where known. */
  name: string | null;
  /** ISO 3166-1, from the number. */
  country: string | null;
  /** IANA, from the number. */
  time_zone: string | null;
};

export type Failure = {
  status: number;
  errors: Errors;
  /** Only to a request with a lead token. */
  success?: false;
};

export type ContactColumns = {
  id?: number;
  /** Kept for integrations that read it. */
  legacy_id?: null;
  type?: "Contact";
  uuid?: string;
  created_at?: string;
  updated_at?: string;
  /** A contact is never deleted. */
  deleted_at?: null;
  /** When a person last changed it. */
  user_updated_at?: string | null;
  /** Its page here. */
  routes_show_path?: string;
  /** It has no page to edit. */
  routes_edit_path?: null;
  /** Your own id of it. */
  external_record_id?: string | null;
  number?: string;
  /** When it was last called, or called in. */
  last_call_at?: string | null;
  /** Neither dialed, nor matched to an offer, nor texted. */
  blocked?: boolean;
  /** Neither dialed nor texted; may call in. */
  opt_out?: boolean;
  /** Calls to and from it. */
  calls_count?: number;
  /** Calls to it that failed. */
  outbound_call_failure_count?: number;
  /** Calls to it that nobody answered. */
  outbound_no_answer_count?: number;
  /** Since when it is blocked; null when it is not. */
  blocked_at?: string | null;
  /** Since when it is opted out. */
  sms_opt_out_at?: string | null;
  /** Of the person, where known. */
  name?: string | null;
  /** ISO 3166-1, from the number. */
  country?: string | null;
  /** IANA, from the number. */
  time_zone?: string | null;
};

export type ListMetadata = {
  /** The name of the list beside this. */
  root: string;
  /** Of all pages; 10,000 where there are more and not exact. */
  total_count: number;
  /** Whether that is all. If not, there are at least as many: go by `next_cursor`. */
  total_count_exact: boolean;
  /** While the count is not exact, no less than this page, and the next where the list goes on. */
  total_pages: number;
  page: number;
  per_page: number;
  /** 0 at the end. */
  next_cursor: string | 0;
};

export type Check = {
  /** E.164 where it could be read, null for a caller without a number. */
  number: string | null;
  /** What was asked about. */
  action: "dial" | "match" | "sms";
  /** Whether it may be done. */
  allowed: boolean;
  /** Why not. */
  reason: "blocked" | "opted_out" | "withheld" | "unavailable" | null;
  /** Since when it may not. */
  since: string | null;
  /**
   * What a caller without a number is: kept back (`withheld`), nobody (`none`), or an extension, a short
   * code or an account (`internal`).
   */
  caller: "withheld" | "none" | "internal" | null;
};

export type ContactChangeColumns = {
  /** What happened to the number. */
  op?: "block" | "unblock" | "opt_out" | "opt_in";
  number?: string;
  at?: string;
  /** Its position: one more than that of the change before it. */
  seq?: number;
};

export type BlockLogColumns = {
  id?: number;
  company_id?: number;
  contact_id?: number;
  action?: "block" | "unblock";
  /** What did it. */
  source?:
    | "call"
    | "lead"
    | "api"
    | "import"
    | "unblock_job"
    | "schedule_action"
    | "manual_action"
    | "undo"
    | "review"
    | "system";
  reason?: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  note?: string | null;
  /** The person who did it; null for a token or an automatic action. */
  user_id?: number | null;
  /** That person's membership of the company. */
  collaborator_id?: number | null;
  /** The token that did it. */
  access_token_id?: number | null;
  /** The call that it came from. */
  call_id?: number | null;
  /** The lead that it came from. */
  lead_id?: number | null;
  /** The upload that did it. */
  contact_import_id?: number | null;
  /** The unblock job or undo that did it. */
  unblock_contact_job_id?: number | null;
  /** The action of a schedule that did it. */
  schedule_action_id?: number | null;
  /** The peer's own address. */
  request_ip?: string | null;
  /** When it was blocked; of an unblock, when the block that it ends began. */
  blocked_at?: string | null;
  /** When it was unblocked; null of a block. */
  blocked_cleared_at?: string | null;
  created_at?: string;
};

export type ContactImport = {
  id: number;
  type: "ContactImport";
  created_at: string;
  updated_at: string;
  /** Of the file. */
  name: string | null;
  /** It is over when it succeeded, failed or is stopped. */
  status: "uploading" | "draft" | "pending" | "running" | "succeeded" | "failed" | "stopped";
  /** The column that holds the numbers. */
  caller_id_column_name: string | null;
  /** All columns that hold numbers. */
  caller_id_column_names: Array<string>;
  /** The names of the file's columns. */
  headers: Array<string>;
  /** Whether it blocks; false for a list that unblocks. */
  blocked: boolean;
  /** Why it failed, in one sentence. */
  error_message: string | null;
  /** Numbers done: all the counts below together; these are rows unless a row holds several numbers. */
  import_count: number;
  /** Numbers of the file; null until counted. */
  total_count: number | null;
  /** Rows done. */
  row_count: number;
  /** Hidden rows that were left out, as hidden_rows says. */
  left_out_count: number;
  /** Hidden columns that were left out, as hidden_rows says. */
  left_out_column_count: number;
  import_percent: number;
  started_at: string | null;
  failed_at: string | null;
  stopped_at: string | null;
  succeeded_at: string | null;
  /** The column of calling codes that go before numbers without one. */
  calling_code_column: string | null;
  /** The column that holds the names. */
  name_column: string | null;
  /** The column that holds each row's reason. */
  reason_column: string | null;
  /** The column that holds each row's note. */
  note_column: string | null;
  /** Of numbers without a plus. */
  default_country: string | null;
  /** What the text is read as: what was said, or found; null for a workbook. */
  encoding: string | null;
  /**
   * False where the encoding is a guess: names in other letters than ASCII are left out until encoding
   * is given.
   */
  encoding_certain: boolean;
  /** The sheet of a workbook that is read. */
  sheet: string | null;
  /** What is done with hidden rows and columns of a workbook. */
  hidden_rows: "take" | "skip" | null;
  /** Of rows that have none of their own. */
  reason: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  /** Of rows that have none of their own. */
  note: string | null;
  /** Of the file. */
  byte_size: number;
  /** Rows that blocked a number. */
  blocked_count: number;
  /** Rows whose number was blocked before. */
  already_blocked_count: number;
  /** Rows that unblocked a number, of a list that unblocks. */
  unblocked_count: number;
  /** Rows whose number was not blocked, of a list that unblocks. */
  not_blocked_count: number;
  /** Rows whose number stood further up. */
  duplicate_count: number;
  /** Rows without a number that can be read. */
  rejected_count: number;
};

export type ContactImportColumns = {
  id?: number;
  type?: "ContactImport";
  created_at?: string;
  updated_at?: string;
  /** Of the file. */
  name?: string | null;
  /** It is over when it succeeded, failed or is stopped. */
  status?: "uploading" | "draft" | "pending" | "running" | "succeeded" | "failed" | "stopped";
  /** The column that holds the numbers. */
  caller_id_column_name?: string | null;
  /** All columns that hold numbers. */
  caller_id_column_names?: Array<string>;
  /** The names of the file's columns. */
  headers?: Array<string>;
  /** Whether it blocks; false for a list that unblocks. */
  blocked?: boolean;
  /** Why it failed, in one sentence. */
  error_message?: string | null;
  /** Numbers done: all the counts below together; these are rows unless a row holds several numbers. */
  import_count?: number;
  /** Numbers of the file; null until counted. */
  total_count?: number | null;
  /** Rows done. */
  row_count?: number;
  /** Hidden rows that were left out, as hidden_rows says. */
  left_out_count?: number;
  /** Hidden columns that were left out, as hidden_rows says. */
  left_out_column_count?: number;
  import_percent?: number;
  started_at?: string | null;
  failed_at?: string | null;
  stopped_at?: string | null;
  succeeded_at?: string | null;
  /** The column of calling codes that go before numbers without one. */
  calling_code_column?: string | null;
  /** The column that holds the names. */
  name_column?: string | null;
  /** The column that holds each row's reason. */
  reason_column?: string | null;
  /** The column that holds each row's note. */
  note_column?: string | null;
  /** Of numbers without a plus. */
  default_country?: string | null;
  /** What the text is read as: what was said, or found; null for a workbook. */
  encoding?: string | null;
  /**
   * False where the encoding is a guess: names in other letters than ASCII are left out until encoding
   * is given.
   */
  encoding_certain?: boolean;
  /** The sheet of a workbook that is read. */
  sheet?: string | null;
  /** What is done with hidden rows and columns of a workbook. */
  hidden_rows?: "take" | "skip" | null;
  /** Of rows that have none of their own. */
  reason?: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  /** Of rows that have none of their own. */
  note?: string | null;
  /** Of the file. */
  byte_size?: number;
  /** Rows that blocked a number. */
  blocked_count?: number;
  /** Rows whose number was blocked before. */
  already_blocked_count?: number;
  /** Rows that unblocked a number, of a list that unblocks. */
  unblocked_count?: number;
  /** Rows whose number was not blocked, of a list that unblocks. */
  not_blocked_count?: number;
  /** Rows whose number stood further up. */
  duplicate_count?: number;
  /** Rows without a number that can be read. */
  rejected_count?: number;
};

export type JudgedContactImport = {
  id: number;
  type: "ContactImport";
  created_at: string;
  updated_at: string;
  /** Of the file. */
  name: string | null;
  /** It is over when it succeeded, failed or is stopped. */
  status: "uploading" | "draft" | "pending" | "running" | "succeeded" | "failed" | "stopped";
  /** The column that holds the numbers. */
  caller_id_column_name: string | null;
  /** All columns that hold numbers. */
  caller_id_column_names: Array<string>;
  /** The names of the file's columns. */
  headers: Array<string>;
  /** Whether it blocks; false for a list that unblocks. */
  blocked: boolean;
  /** Why it failed, in one sentence. */
  error_message: string | null;
  /** Numbers done: all the counts below together; these are rows unless a row holds several numbers. */
  import_count: number;
  /** Numbers of the file; null until counted. */
  total_count: number | null;
  /** Rows done. */
  row_count: number;
  /** Hidden rows that were left out, as hidden_rows says. */
  left_out_count: number;
  /** Hidden columns that were left out, as hidden_rows says. */
  left_out_column_count: number;
  import_percent: number;
  started_at: string | null;
  failed_at: string | null;
  stopped_at: string | null;
  succeeded_at: string | null;
  /** The column of calling codes that go before numbers without one. */
  calling_code_column: string | null;
  /** The column that holds the names. */
  name_column: string | null;
  /** The column that holds each row's reason. */
  reason_column: string | null;
  /** The column that holds each row's note. */
  note_column: string | null;
  /** Of numbers without a plus. */
  default_country: string | null;
  /** What the text is read as: what was said, or found; null for a workbook. */
  encoding: string | null;
  /**
   * False where the encoding is a guess: names in other letters than ASCII are left out until encoding
   * is given.
   */
  encoding_certain: boolean;
  /** The sheet of a workbook that is read. */
  sheet: string | null;
  /** What is done with hidden rows and columns of a workbook. */
  hidden_rows: "take" | "skip" | null;
  /** Of rows that have none of their own. */
  reason: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  /** Of rows that have none of their own. */
  note: string | null;
  /** Of the file. */
  byte_size: number;
  /** Rows that blocked a number. */
  blocked_count: number;
  /** Rows whose number was blocked before. */
  already_blocked_count: number;
  /** Rows that unblocked a number, of a list that unblocks. */
  unblocked_count: number;
  /** Rows whose number was not blocked, of a list that unblocks. */
  not_blocked_count: number;
  /** Rows whose number stood further up. */
  duplicate_count: number;
  /** Rows without a number that can be read. */
  rejected_count: number;
  /** Of a draft: what it would do by its present settings. Null for any other upload. */
  preview: ContactImportPreview | null;
};

export type ContactImportPreview = {
  /** The counts grow while it is running. */
  status: "pending" | "running" | "succeeded" | "failed";
  /** Numbers that would be blocked, or unblocked. */
  changed_count: number;
  /** Numbers that are so already. */
  unchanged_count: number;
  /** Numbers that stand further up. */
  duplicate_count: number;
  /** Rows without a number that can be read. */
  rejected_count: number;
  /** Of the numbers, those that may be somebody else’s: not in use, or taken for another country’s. */
  strange_count: number;
  /** Rows looked at. */
  row_count: number;
  /** False for a file of more numbers than are judged. */
  whole: boolean;
  /** Why rows are rejected, the most frequent first. */
  problems: Array<{
    /** What the rows have in common. */
    problem: string;
    rows: number;
  }>;
  /** Why it cannot be judged, in one sentence. */
  error_message: string | null;
  /** When the judging began: the list may have changed since. */
  as_of: string | null;
};

export type UnblockContactJob = {
  id: number;
  type: "UnblockContactJob";
  created_at: string;
  updated_at: string;
  /** undo takes back what an upload or a job did. */
  kind: "clear" | "undo";
  /** What it does; an undo may block again. */
  action: "block" | "unblock";
  status: "pending" | "running" | "succeeded" | "failed" | "stopped";
  /** What said which numbers. */
  selected_by: string | null;
  /** Of the file that the numbers came in. */
  file_name: string | null;
  /** The search that said which numbers. */
  fulltext: string | null;
  blocked_at_from: string | null;
  blocked_at_to: string | null;
  /** The upload whose numbers it unblocks or takes back. */
  contact_import_id: number | null;
  /** The job that an undo takes back. */
  undone_job_id: number | null;
  reason: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  note: string | null;
  /** Why it failed, in one sentence. */
  error_message: string | null;
  /** At the end the counts below together. */
  total_count: number;
  /** Numbers that it unblocked. */
  unblocked_count: number;
  /** Numbers that an undo blocked again. */
  blocked_count: number;
  /** Numbers asked for that were not blocked. */
  not_blocked_count: number;
  /** Numbers left alone: blocked, asked again or unblocked since it was made. */
  changed_count: number;
  /** What could not be read as a number. */
  rejected_count: number;
  unblock_percent: number;
  /** The first that could not be read, and why. */
  rejections: Array<{
    text: string;
    problem: string;
  }>;
  started_at: string | null;
  failed_at: string | null;
  stopped_at: string | null;
  succeeded_at: string | null;
  /** Who asked for it. */
  user_id: number | null;
  collaborator_id: number | null;
  access_token_id: number | null;
};

export type DataExport = {
  id: number;
  type: "DataExport";
  created_at: string;
  updated_at: string;
  data_type: string;
  status: "pending" | "running" | "succeeded" | "failed" | "stopped";
  columns: Array<string>;
  format: "csv" | "csv.gz";
  /** What it was narrowed to, as all up to contact_import_id. */
  fulltext: string | null;
  blocked_at_from: string | null;
  blocked_at_to: string | null;
  source:
    | "call"
    | "lead"
    | "api"
    | "import"
    | "unblock_job"
    | "schedule_action"
    | "manual_action"
    | "undo"
    | "review"
    | "system"
    | null;
  reason: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  contact_import_id: number | null;
  /** The instant whose truth the file holds. */
  as_of: string | null;
  /** Numbers to export; null until counted. */
  total_count: number | null;
  /** Numbers in the file so far. */
  exported_count: number;
  /** Of the file. */
  byte_size: number | null;
  /** Why it failed, in one sentence. */
  error_message: string | null;
  started_at: string | null;
  failed_at: string | null;
  succeeded_at: string | null;
  /** Until when the file is kept. */
  expires_at: string | null;
  /** Whether the file is gone. */
  expired: boolean;
  /** Where the file is; null until there is one. */
  download_path: string | null;
};

export type DataExportColumns = {
  id?: number;
  type?: "DataExport";
  created_at?: string;
  updated_at?: string;
  data_type?: string;
  status?: "pending" | "running" | "succeeded" | "failed" | "stopped";
  columns?: Array<string>;
  format?: "csv" | "csv.gz";
  /** What it was narrowed to, as all up to contact_import_id. */
  fulltext?: string | null;
  blocked_at_from?: string | null;
  blocked_at_to?: string | null;
  source?:
    | "call"
    | "lead"
    | "api"
    | "import"
    | "unblock_job"
    | "schedule_action"
    | "manual_action"
    | "undo"
    | "review"
    | "system"
    | null;
  reason?: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  contact_import_id?: number | null;
  /** The instant whose truth the file holds. */
  as_of?: string | null;
  /** Numbers to export; null until counted. */
  total_count?: number | null;
  /** Numbers in the file so far. */
  exported_count?: number;
  /** Of the file. */
  byte_size?: number | null;
  /** Why it failed, in one sentence. */
  error_message?: string | null;
  started_at?: string | null;
  failed_at?: string | null;
  succeeded_at?: string | null;
  /** Until when the file is kept. */
  expires_at?: string | null;
  /** Whether the file is gone. */
  expired?: boolean;
  /** Where the file is; null until there is one. */
  download_path?: string | null;
};

export type UnblockPreview = {
  /** Numbers that would be unblocked. */
  count: number;
  /** Numbers asked for that are not blocked. */
  not_blocked_count: number;
  /** What cannot be read as a number. */
  rejected_count: number;
  /** The first that could not be read, and why. */
  rejections: Array<{
    text: string;
    problem: string;
  }>;
  /** The first of them. */
  sample: Array<{
    number: string;
    name: string | null;
    blocked_at: string | null;
  }>;
};

export type UnblockContactJobColumns = {
  id?: number;
  type?: "UnblockContactJob";
  created_at?: string;
  updated_at?: string;
  /** undo takes back what an upload or a job did. */
  kind?: "clear" | "undo";
  /** What it does; an undo may block again. */
  action?: "block" | "unblock";
  status?: "pending" | "running" | "succeeded" | "failed" | "stopped";
  /** What said which numbers. */
  selected_by?: string | null;
  /** Of the file that the numbers came in. */
  file_name?: string | null;
  /** The search that said which numbers. */
  fulltext?: string | null;
  blocked_at_from?: string | null;
  blocked_at_to?: string | null;
  /** The upload whose numbers it unblocks or takes back. */
  contact_import_id?: number | null;
  /** The job that an undo takes back. */
  undone_job_id?: number | null;
  reason?: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
  note?: string | null;
  /** Why it failed, in one sentence. */
  error_message?: string | null;
  /** At the end the counts below together. */
  total_count?: number;
  /** Numbers that it unblocked. */
  unblocked_count?: number;
  /** Numbers that an undo blocked again. */
  blocked_count?: number;
  /** Numbers asked for that were not blocked. */
  not_blocked_count?: number;
  /** Numbers left alone: blocked, asked again or unblocked since it was made. */
  changed_count?: number;
  /** What could not be read as a number. */
  rejected_count?: number;
  unblock_percent?: number;
  /** The first that could not be read, and why. */
  rejections?: Array<{
    text: string;
    problem: string;
  }>;
  started_at?: string | null;
  failed_at?: string | null;
  stopped_at?: string | null;
  succeeded_at?: string | null;
  /** Who asked for it. */
  user_id?: number | null;
  collaborator_id?: number | null;
  access_token_id?: number | null;
};

export type LeadColumns = {
  id?: number;
  legacy_id?: null;
  type?: "Lead";
  uuid?: string;
  created_at?: string;
  updated_at?: string;
  deleted_at?: null;
  user_updated_at?: null;
  routes_show_path?: string;
  routes_edit_path?: string;
  /** Your own id of it. */
  external_record_id?: string | null;
  /** That of its number first. */
  status?: "blocked" | "opt_out" | "scheduled" | "open";
  /** The same in words. */
  human_status?: "Blocked" | "Opted out" | "Scheduled" | "Open";
  caller_id?: string;
  first_name?: string | null;
  last_name?: string | null;
  email?: string | null;
  /** What it brought along. */
  data?: Record<string, unknown>;
  /** Whether its number is. */
  blocked?: boolean;
  /** Whether its number is. */
  opt_out?: boolean;
  disposition?: string | null;
  offer_id?: number | null;
  schedule_id?: number | null;
  contact_id?: number;
  /** Where it was sent from. */
  remote_ip?: string | null;
};

export type TakenLead = {
  uuid: string;
  caller_id: string;
  offer_id: number | null;
  schedule_id: number | null;
};

export type Lead = {
  id: number;
  legacy_id: null;
  type: "Lead";
  uuid: string;
  created_at: string;
  updated_at: string;
  deleted_at: null;
  user_updated_at: null;
  routes_show_path: string;
  routes_edit_path: string;
  /** Your own id of it. */
  external_record_id: string | null;
  /** That of its number first. */
  status: "blocked" | "opt_out" | "scheduled" | "open";
  /** The same in words. */
  human_status: "Blocked" | "Opted out" | "Scheduled" | "Open";
  caller_id: string;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  /** What it brought along. */
  data: Record<string, unknown>;
  /** Whether its number is. */
  blocked: boolean;
  /** Whether its number is. */
  opt_out: boolean;
  disposition: string | null;
  offer_id: number | null;
  schedule_id: number | null;
  contact_id: number;
  /** Where it was sent from. */
  remote_ip: string | null;
};

export type CallColumns = {
  id?: number;
  legacy_id?: null;
  type?: "Call";
  uuid?: string;
  created_at?: string;
  updated_at?: string;
  deleted_at?: null;
  routes_show_path?: string;
  routes_edit_path?: string;
  direction?: "inbound" | "outbound";
  status?:
    | "requested"
    | "queued"
    | "ringing"
    | "in-progress"
    | "completed"
    | "busy"
    | "no-answer"
    | "failed"
    | "canceled"
    | "blocked"
    | "opt-out"
    | "unavailable"
    | "no-offer"
    | "no-buyer"
    | "unknown";
  /** The other party; null for a withheld number. */
  caller_id?: string | null;
  /** Ours. */
  number?: string | null;
  contact_id?: number | null;
  offer_id?: number | null;
  buyer_id?: number | null;
  lead_id?: number | null;
  schedule_id?: number | null;
  disposition?: string | null;
  /** Why it was refused, when it was. */
  refusal_reason?: "blocked" | "opted_out" | "withheld" | "unavailable" | null;
  /**
   * What became of it when its number was blocked or opted out while it was under way: `canceled` before
   * anybody answered, `ended` because it was answered after that, `spared` because it had been answered
   * before, `missed` when it could not be stopped; `wanted` and `ending` until the provider confirms.
   */
  stop?: "wanted" | "ending" | "canceled" | "ended" | "spared" | "missed" | null;
  /** When its number was blocked or opted out. */
  stop_asked_at?: string | null;
  error_message?: string | null;
  /** In seconds. */
  duration?: number | null;
  provider?: "sandbox" | "twilio";
  /** The provider's own id of it. */
  provider_call_id?: string | null;
  answered_at?: string | null;
  ended_at?: string | null;
  /** Whether the other party is, now. */
  blocked?: boolean | null;
  /** Whether the other party is, now. */
  opt_out?: boolean | null;
  user_id?: number | null;
  access_token_id?: number | null;
};

export type Call = {
  id: number;
  legacy_id: null;
  type: "Call";
  uuid: string;
  created_at: string;
  updated_at: string;
  deleted_at: null;
  routes_show_path: string;
  routes_edit_path: string;
  direction: "inbound" | "outbound";
  status:
    | "requested"
    | "queued"
    | "ringing"
    | "in-progress"
    | "completed"
    | "busy"
    | "no-answer"
    | "failed"
    | "canceled"
    | "blocked"
    | "opt-out"
    | "unavailable"
    | "no-offer"
    | "no-buyer"
    | "unknown";
  /** The other party; null for a withheld number. */
  caller_id: string | null;
  /** Ours. */
  number: string | null;
  contact_id: number | null;
  offer_id: number | null;
  buyer_id: number | null;
  lead_id: number | null;
  schedule_id: number | null;
  disposition: string | null;
  /** Why it was refused, when it was. */
  refusal_reason: "blocked" | "opted_out" | "withheld" | "unavailable" | null;
  /**
   * What became of it when its number was blocked or opted out while it was under way: `canceled` before
   * anybody answered, `ended` because it was answered after that, `spared` because it had been answered
   * before, `missed` when it could not be stopped; `wanted` and `ending` until the provider confirms.
   */
  stop: "wanted" | "ending" | "canceled" | "ended" | "spared" | "missed" | null;
  /** When its number was blocked or opted out. */
  stop_asked_at: string | null;
  error_message: string | null;
  /** In seconds. */
  duration: number | null;
  provider: "sandbox" | "twilio";
  /** The provider's own id of it. */
  provider_call_id: string | null;
  answered_at: string | null;
  ended_at: string | null;
  /** Whether the other party is, now. */
  blocked: boolean | null;
  /** Whether the other party is, now. */
  opt_out: boolean | null;
  user_id: number | null;
  access_token_id: number | null;
};

export type TextMessageColumns = {
  id?: number;
  uuid?: string;
  direction?: "inbound" | "outbound";
  /** A number in E.164; of a text that came in also a short code or a name. */
  from?: string | null;
  /** A number in E.164. */
  to?: string | null;
  message?: string;
  contact_id?: number | null;
  lead_id?: number | null;
  schedule_id?: number | null;
  status?:
    | "requested"
    | "queued"
    | "sent"
    | "delivered"
    | "undelivered"
    | "failed"
    | "received"
    | "blocked"
    | "opt-out"
    | "unavailable"
    | "unknown";
  /** Why it was refused, when it was. */
  refusal_reason?: "blocked" | "opted_out" | "withheld" | "unavailable" | null;
  error_code?: string | null;
  error_message?: string | null;
  provider?: "sandbox" | "twilio";
  /** The provider's own id of it. */
  message_uuid?: string | null;
  sent_at?: string;
  created_at?: string;
  updated_at?: string;
  user_id?: number | null;
  access_token_id?: number | null;
};

export type TextMessage = {
  id: number;
  uuid: string;
  direction: "inbound" | "outbound";
  /** A number in E.164; of a text that came in also a short code or a name. */
  from: string | null;
  /** A number in E.164. */
  to: string | null;
  message: string;
  contact_id: number | null;
  lead_id: number | null;
  schedule_id: number | null;
  status:
    | "requested"
    | "queued"
    | "sent"
    | "delivered"
    | "undelivered"
    | "failed"
    | "received"
    | "blocked"
    | "opt-out"
    | "unavailable"
    | "unknown";
  /** Why it was refused, when it was. */
  refusal_reason: "blocked" | "opted_out" | "withheld" | "unavailable" | null;
  error_code: string | null;
  error_message: string | null;
  provider: "sandbox" | "twilio";
  /** The provider's own id of it. */
  message_uuid: string | null;
  sent_at: string;
  created_at: string;
  updated_at: string;
  user_id: number | null;
  access_token_id: number | null;
};

export type OfferColumns = {
  id?: number;
  type?: "Offer";
  created_at?: string;
  updated_at?: string;
  routes_show_path?: string;
  routes_edit_path?: string;
  name?: string;
  active?: boolean;
  /** Lets leads in without keys, as POST /leads says. */
  lead_token?: string;
  /** Ours; a call to one of them is this offer's. */
  numbers?: Array<string>;
  buyers?: Array<{
    id: number;
    name: string;
    number: string;
    /** The lowest is called first. */
    priority: number;
    active: boolean;
  }>;
};

export type ScheduleColumns = {
  id?: number;
  type?: "Schedule";
  created_at?: string;
  updated_at?: string;
  routes_show_path?: string;
  routes_edit_path?: string;
  name?: string;
  active?: boolean;
  /** What it dials and texts from. */
  number?: string | null;
  offer_id?: number | null;
  /** What starts it. */
  trigger?: "call_ended" | "no_answer" | "disposition" | "text_keyword" | "lead_created" | "manual";
  /** Of call_ended: the ends that start it; empty for all. */
  trigger_statuses?: Array<"completed" | "busy" | "no-answer" | "failed" | "canceled">;
  /** Of no_answer: after so many calls without one in a row. */
  trigger_count?: number | null;
  /** Of disposition: which. */
  trigger_disposition?: string | null;
  /** Of text_keyword: the whole message, in any case. */
  trigger_keyword?: string | null;
  /** Lets leads in without keys, as POST /leads says. */
  lead_token?: string;
  actions?: Array<{
    id: number;
    kind: "block" | "opt_out" | "send_sms" | "dial" | "wait";
    name: string | null;
    /** Whether people can do it by hand. */
    manual: boolean;
    /** Of a block. */
    reason: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
    /** Of a block or an opt-out. */
    note: string | null;
    /** Of a text. */
    message: string | null;
    /** Of a wait. */
    wait_seconds: number | null;
  }>;
};

export type SubscriptionColumns = {
  id?: number;
  type?: "Subscription";
  created_at?: string;
  updated_at?: string;
  /** A vicidial one keeps VICIdial's own DNC list. */
  kind?: "webhook" | "vicidial";
  event?:
    | "contact_blocked"
    | "contact_unblocked"
    | "contact_import_finished"
    | "unblock_contact_job_finished"
    | "data_export_finished"
    | "contact_refused"
    | "contact_changes";
  target_url?: string;
  /** Empty: these events have none. */
  trigger_fields?: Record<string, never>;
  state?: "active" | "failing" | "paused" | "archived";
  /** Since when every try failed. */
  failing_since?: string | null;
  paused_at?: string | null;
  paused_why?: "person" | "gone" | "refused" | "failing" | null;
  archived_at?: string | null;
  /** How many events wait; 10,001 for more than 10,000. */
  waiting_count?: number;
  /** Since when the first of them does. */
  waiting_since?: string | null;
  /** How many changes are not among them yet; of vicidial. */
  behind_count?: number;
  /** How many waited for longer than they are kept. */
  lost_count?: number;
  user_id?: number | null;
  collaborator_id?: number | null;
  access_token_id?: number | null;
};

export type MadeSubscription = {
  id: number;
  type: "Subscription";
  created_at: string;
  updated_at: string;
  /** A vicidial one keeps VICIdial's own DNC list. */
  kind: "webhook" | "vicidial";
  event:
    | "contact_blocked"
    | "contact_unblocked"
    | "contact_import_finished"
    | "unblock_contact_job_finished"
    | "data_export_finished"
    | "contact_refused"
    | "contact_changes";
  target_url: string;
  /** Empty: these events have none. */
  trigger_fields: Record<string, never>;
  state: "active" | "failing" | "paused" | "archived";
  /** Since when every try failed. */
  failing_since: string | null;
  paused_at: string | null;
  paused_why: "person" | "gone" | "refused" | "failing" | null;
  archived_at: string | null;
  /** How many events wait; 10,001 for more than 10,000. */
  waiting_count: number;
  /** Since when the first of them does. */
  waiting_since: string | null;
  /** How many changes are not among them yet; of vicidial. */
  behind_count: number;
  /** How many waited for longer than they are kept. */
  lost_count: number;
  user_id: number | null;
  collaborator_id: number | null;
  access_token_id: number | null;
  /** Signs what is posted, as Standard Webhooks say. Shown here and nowhere else. */
  signing_secret: string;
};

export type Subscription = {
  id: number;
  type: "Subscription";
  created_at: string;
  updated_at: string;
  /** A vicidial one keeps VICIdial's own DNC list. */
  kind: "webhook" | "vicidial";
  event:
    | "contact_blocked"
    | "contact_unblocked"
    | "contact_import_finished"
    | "unblock_contact_job_finished"
    | "data_export_finished"
    | "contact_refused"
    | "contact_changes";
  target_url: string;
  /** Empty: these events have none. */
  trigger_fields: Record<string, never>;
  state: "active" | "failing" | "paused" | "archived";
  /** Since when every try failed. */
  failing_since: string | null;
  paused_at: string | null;
  paused_why: "person" | "gone" | "refused" | "failing" | null;
  archived_at: string | null;
  /** How many events wait; 10,001 for more than 10,000. */
  waiting_count: number;
  /** Since when the first of them does. */
  waiting_since: string | null;
  /** How many changes are not among them yet; of vicidial. */
  behind_count: number;
  /** How many waited for longer than they are kept. */
  lost_count: number;
  user_id: number | null;
  collaborator_id: number | null;
  access_token_id: number | null;
};

export type DeliveryColumns = {
  id?: number;
  type?: "Delivery";
  created_at?: string;
  subscription_id?: number;
  /** The same whenever the event is posted. */
  webhook_id?: string;
  state?: "waiting" | "retrying" | "delivered" | "skipped";
  /** How often it was tried. */
  attempts?: number;
  tried_at?: string | null;
  /** Null where it is not its turn. */
  next_try_at?: string | null;
  /** The HTTP status of the last answer. */
  answer_status?: number | null;
  /** Its beginning, or why there was none. */
  answer?: string | null;
  delivered_at?: string | null;
};

export type Delivery = {
  id: number;
  type: "Delivery";
  created_at: string;
  subscription_id: number;
  /** The same whenever the event is posted. */
  webhook_id: string;
  state: "waiting" | "retrying" | "delivered" | "skipped";
  /** How often it was tried. */
  attempts: number;
  tried_at: string | null;
  /** Null where it is not its turn. */
  next_try_at: string | null;
  /** The HTTP status of the last answer. */
  answer_status: number | null;
  /** Its beginning, or why there was none. */
  answer: string | null;
  delivered_at: string | null;
};

export type Company = {
  id: number;
  name: string;
  /** Of numbers without a plus. */
  default_country: string;
  /** Of times without an offset. */
  time_zone: string;
};

export type AccessToken = {
  id: number;
  name: string;
  public_key: string;
  created_at: string;
  /** Null for never. */
  expires_at: string | null;
  last_used_at: string | null;
  last_used_ip: string | null;
  /** The only addresses it is taken from; none: any. */
  allowed_networks: Array<string>;
  /** Requests a minute. */
  rate_limit: number;
};

export type ListBlacklistQuery = {
  fulltext?: string;
  order_dir?: "asc" | "desc";
  per_page?: number;
  page?: number;
  cursor?: string;
  created_at_from?: string;
  created_at_to?: string;
  order?: "blocked_at" | "created_at" | "number";
  blocked_at_from?: string;
  blocked_at_to?: string;
  columns?: string;
  root?: Truth;
  time_zone?: string;
};

export type ListContactChangesQuery = {
  after?: string;
  per_page?: number;
  columns?: string;
  root?: Truth;
};

export type ListBlockLogsQuery = {
  per_page?: number;
  page?: number;
  cursor?: string;
  order_dir?: "asc" | "desc";
  created_at_from?: string;
  created_at_to?: string;
  number?: string;
  action?: "block" | "unblock";
  source?:
    | "call"
    | "lead"
    | "api"
    | "import"
    | "unblock_job"
    | "schedule_action"
    | "manual_action"
    | "undo"
    | "review"
    | "system";
  collaborator_id?: number;
  access_token_id?: number;
  contact_import_id?: number;
  columns?: string;
  root?: Truth;
  time_zone?: string;
  order?: "created_at";
};

export type ListContactBlockLogsQuery = {
  id: string;
  per_page?: number;
  page?: number;
  cursor?: string;
  order_dir?: "asc" | "desc";
  created_at_from?: string;
  created_at_to?: string;
  action?: "block" | "unblock";
  source?:
    | "call"
    | "lead"
    | "api"
    | "import"
    | "unblock_job"
    | "schedule_action"
    | "manual_action"
    | "undo"
    | "review"
    | "system";
  collaborator_id?: number;
  access_token_id?: number;
  contact_import_id?: number;
  columns?: string;
  root?: Truth;
  time_zone?: string;
  order?: "created_at";
};

export type ListContactImportsQuery = {
  per_page?: number;
  page?: number;
  cursor?: string;
  order_dir?: "asc" | "desc";
  status?: "uploading" | "draft" | "pending" | "running" | "succeeded" | "failed" | "stopped";
  name?: string;
  columns?: string;
  root?: Truth;
  time_zone?: string;
  order?: "created_at";
  created_at_from?: string;
  created_at_to?: string;
};

export type ListDataExportsQuery = {
  per_page?: number;
  page?: number;
  cursor?: string;
  order_dir?: "asc" | "desc";
  columns?: string;
  root?: Truth;
  time_zone?: string;
  order?: "created_at";
  created_at_from?: string;
  created_at_to?: string;
};

export type ListUnblockContactJobsQuery = {
  per_page?: number;
  page?: number;
  cursor?: string;
  order_dir?: "asc" | "desc";
  columns?: string;
  root?: Truth;
  time_zone?: string;
  order?: "created_at";
  created_at_from?: string;
  created_at_to?: string;
};

export type ListLeadsQuery = {
  fulltext?: string;
  order_dir?: "asc" | "desc";
  per_page?: number;
  page?: number;
  cursor?: string;
  created_at_from?: string;
  created_at_to?: string;
  offer_id?: number;
  schedule_id?: number;
  disposition?: string;
  columns?: string;
  root?: Truth;
  time_zone?: string;
  order?: "created_at";
};

export type ListCallsQuery = {
  fulltext?: string;
  order_dir?: "asc" | "desc";
  per_page?: number;
  page?: number;
  cursor?: string;
  created_at_from?: string;
  created_at_to?: string;
  status?:
    | "requested"
    | "queued"
    | "ringing"
    | "in-progress"
    | "completed"
    | "busy"
    | "no-answer"
    | "failed"
    | "canceled"
    | "blocked"
    | "opt-out"
    | "unavailable"
    | "no-offer"
    | "no-buyer"
    | "unknown";
  direction?: "inbound" | "outbound";
  number?: string;
  offer_id?: number;
  columns?: string;
  root?: Truth;
  time_zone?: string;
  order?: "created_at";
};

export type ListTextMessagesQuery = {
  fulltext?: string;
  order_dir?: "asc" | "desc";
  per_page?: number;
  page?: number;
  cursor?: string;
  created_at_from?: string;
  created_at_to?: string;
  status?:
    | "requested"
    | "queued"
    | "sent"
    | "delivered"
    | "undelivered"
    | "failed"
    | "received"
    | "blocked"
    | "opt-out"
    | "unavailable"
    | "unknown";
  direction?: "inbound" | "outbound";
  number?: string;
  lead_id?: number;
  columns?: string;
  root?: Truth;
  time_zone?: string;
  order?: "created_at";
};

export type ListOffersQuery = {
  fulltext?: string;
  order_dir?: "asc" | "desc";
  per_page?: number;
  page?: number;
  cursor?: string;
  columns?: string;
  root?: Truth;
  time_zone?: string;
  order?: "created_at";
  created_at_from?: string;
  created_at_to?: string;
};

export type ListSchedulesQuery = {
  fulltext?: string;
  order_dir?: "asc" | "desc";
  per_page?: number;
  page?: number;
  cursor?: string;
  columns?: string;
  root?: Truth;
  time_zone?: string;
  order?: "created_at";
  created_at_from?: string;
  created_at_to?: string;
};

export type ListSubscriptionsQuery = {
  per_page?: number;
  page?: number;
  cursor?: string;
  order_dir?: "asc" | "desc";
  columns?: string;
  root?: Truth;
  time_zone?: string;
  order?: "created_at";
  created_at_from?: string;
  created_at_to?: string;
};

export type ListDeliveriesQuery = {
  id: number;
  per_page?: number;
  page?: number;
  cursor?: string;
  order_dir?: "asc" | "desc";
  columns?: string;
  root?: Truth;
  time_zone?: string;
  order?: "created_at";
  created_at_from?: string;
  created_at_to?: string;
};

/** The API of a server: a function for each operation. Throws `ApiError` for what is answered with an error. */
export function apiClient(server: Server) {
  const ask = askerOf(server);
  return {
    /**
     * Block a number. From the next second on it is not dialed, not matched to an offer when it calls in,
     * and not texted. A number that is not known yet becomes a contact. One that is blocked already stays
     * blocked, and that it was asked again is kept. Needs Contact:block.
     */
    blockContact: (
      input: {
        caller_id: string;
      } & BlockContactInput,
    ): Promise<{
      status: number;
      errors: Errors;
      contact: Contact;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "contact";
      };
    }> => ask("post", "/contacts/{caller_id}/caller_block", input),
    /** Unblock a number. Needs Contact:unblock. */
    unblockContact: (
      input: {
        caller_id: string;
      } & UnblockContactInput,
    ): Promise<{
      status: number;
      errors: Errors;
      contact: Contact;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "contact";
      };
    }> => ask("post", "/contacts/{caller_id}/caller_unblock", input),
    /** The blacklist. Every contact that is blocked. Needs Contact:read. */
    listBlacklist: <const Input extends ListBlacklistQuery>(
      input?: Known<Input, ListBlacklistQuery>,
    ): Promise<
      Listed<
        | {
            contacts: Array<ContactColumns>;
            metadata: ListMetadata;
          }
        | Array<ContactColumns>,
        Input
      >
    > => ask("get", "/contacts/suppression_list", input),
    /** One contact. Needs Contact:read. */
    getContact: (input: {
      id: string;
    }): Promise<{
      status: number;
      errors: Errors;
      contact: Contact;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "contact";
      };
    }> => ask("get", "/contacts/{id}", input),
    /**
     * Block, unblock, opt out or in. A number that is not known yet becomes a contact; an unknown id does
     * not. Needs Contact:block, Contact:unblock or Contact:opt_out, for what it changes; Contact:read when
     * that is nothing.
     */
    updateContact: (
      input: {
        id: string;
      } & UpdateContactInput,
    ): Promise<{
      status: number;
      errors: Errors;
      contact: Contact;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "contact";
      };
    }> => ask("put", "/contacts/{id}", input),
    /**
     * Block up to 10,000 numbers. All of them or none: what is no number keeps no other from being
     * blocked, and an error blocks nothing. Longer lists are uploads. Needs Contact:block.
     */
    bulkBlock: (
      input: BulkBlockInput,
      headers?: {
        /** Makes it safe to send again: the same key and body get the first answer, for 24 hours. */
        "Idempotency-Key"?: string;
      },
    ): Promise<{
      results: Array<{
        /** As it was sent. */
        input: string | number | null;
        /** What was read in it; null for no number. */
        number: string | null;
        /** Why it is no number; else empty. */
        errors: Array<string>;
        result: "blocked" | "already_blocked" | "duplicate" | "invalid";
      }>;
      /** How many there are of each result. */
      counts: {
        blocked?: number;
        already_blocked?: number;
        duplicate?: number;
        invalid?: number;
      };
    }> => ask("post", "/contacts/bulk_block", input, headers),
    /**
     * Unblock up to 10,000 numbers. Makes no contacts: a number that is not known is not blocked. Needs
     * Contact:unblock and clear_blacklist.
     */
    bulkUnblock: (
      input: BulkUnblockInput,
      headers?: {
        /** Makes it safe to send again: the same key and body get the first answer, for 24 hours. */
        "Idempotency-Key"?: string;
      },
    ): Promise<{
      results: Array<{
        /** As it was sent. */
        input: string | number | null;
        /** What was read in it; null for no number. */
        number: string | null;
        /** Why it is no number; else empty. */
        errors: Array<string>;
        result: "unblocked" | "not_blocked" | "duplicate" | "invalid";
      }>;
      /** How many there are of each result. */
      counts: {
        unblocked?: number;
        not_blocked?: number;
        duplicate?: number;
        invalid?: number;
      };
    }> => ask("post", "/contacts/bulk_unblock", input, headers),
    /**
     * Where up to 10,000 numbers stand. Asks and changes nothing. A list that is to be called is scrubbed
     * before each call: by then somebody may have been blocked. Needs Contact:check.
     */
    scrub: (
      input: ScrubInput,
    ): Promise<{
      results: Array<{
        /** As it was sent. */
        input: string | number | null;
        /** What was read in it; null for no number. */
        number: string | null;
        /** Why it is no number; else empty. */
        errors: Array<string>;
        /** Null for no number. */
        blocked: boolean | null;
        /** Since when it is blocked. */
        since: string | null;
        /** Why it is blocked. */
        reason: "dnc_request" | "litigator" | "spam" | "fraud" | "abuse" | "wrong_number" | "other" | null;
        /** Neither dialed nor texted. */
        opt_out: boolean | null;
      }>;
      counts: {
        blocked: number;
        not_blocked: number;
        opt_out: number;
        invalid: number;
      };
    }> => ask("post", "/contacts/scrub", input),
    /**
     * Whether a number may be dialed, matched or texted. Answers within 500 ms, whatever has become of the
     * database. Whatever is not `allowed: true` is a refusal. Needs Contact:check.
     */
    checkContact: (input: {
      caller_id: string;
      action?: "dial" | "match" | "sms";
    }): Promise<{
      status: number;
      errors: Errors;
      check: Check;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "check";
      };
    }> => ask("get", "/contacts/{caller_id}/check", input),
    /**
     * The same for systems that can only put a key in the URL. Answers within 500 ms, whatever has become
     * of the database. Whatever is not `allowed: true` is a refusal. The key is that of a check token,
     * which opens nothing else; it may be bound to addresses. Needs Contact:check.
     */
    checkByKey: (input: {
      caller_id: string;
      token: string;
      action?: "dial" | "match" | "sms";
    }): Promise<{
      status: number;
      errors: Errors;
      check: Check;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "check";
      };
    }> => ask("get", "/check/{token}/{caller_id}", input),
    /**
     * Every block, unblock, opt-out and opt-in, each once, in order. For a copy of the list elsewhere:
     * take a snapshot, then apply these. Those of one number come in their order; those of several numbers
     * in that in which they were found. One that is committed late comes late, and none is left out.
     * `next_cursor` is always given: ask again with it after a second or a minute. `total_count` counts
     * the changes after the cursor. A cursor from before the database was restored to an earlier day is
     * refused with 400; take a new snapshot then. Needs Contact:read.
     */
    listContactChanges: <const Input extends ListContactChangesQuery>(
      input?: Known<Input, ListContactChangesQuery>,
    ): Promise<
      Listed<
        | {
            contact_changes: Array<ContactChangeColumns>;
            metadata: ListMetadata;
          }
        | Array<ContactChangeColumns>,
        Input
      >
    > => ask("get", "/contacts/changes", input),
    /**
     * All numbers that are blocked or opted out, at one instant. Each with `blocked_at` and
     * `opted_out_at`, one of which may be empty. The header `Changes-Cursor` is the cursor with which the
     * changes go on. As ndjson the first line has it too, as `cursor`, and the last line has `count`, the
     * lines between them. CSV is plain: its column names, then a number a line. Some of the first changes
     * after the cursor may be in the file already; applying them again does no harm. Compressed where gzip
     * is accepted. `If-None-Match` with the ETag is answered 304 while there are no changes. Needs
     * Contact:read and Contact:export.
     */
    takeContactSnapshot: (input?: { format?: "csv" | "ndjson" }): Promise<Blob> =>
      ask("get", "/contacts/changes/snapshot", input),
    /**
     * Every block and unblock of the company. Permanent: no row is ever changed or removed. Needs
     * Contact:read.
     */
    listBlockLogs: <const Input extends ListBlockLogsQuery>(
      input?: Known<Input, ListBlockLogsQuery>,
    ): Promise<
      Listed<
        | {
            block_logs: Array<BlockLogColumns>;
            metadata: ListMetadata;
          }
        | Array<BlockLogColumns>,
        Input
      >
    > => ask("get", "/block_logs", input),
    /** Every block and unblock of one number. Needs Contact:read. */
    listContactBlockLogs: <const Input extends ListContactBlockLogsQuery>(
      input: Known<Input, ListContactBlockLogsQuery>,
    ): Promise<
      Listed<
        | {
            block_logs: Array<BlockLogColumns>;
            metadata: ListMetadata;
          }
        | Array<BlockLogColumns>,
        Input
      >
    > => ask("get", "/contacts/{id}/block_logs", input),
    /**
     * Upload a list of numbers to block or to unblock. The file as the body, with the fields in the query;
     * or a form with `file`; or JSON with `numbers`. CSV, TSV, plain text, .xlsx, gzip or zip, up to 1 GB.
     * It runs at once, and goes on whatever happens. Needs Contact:import; for a list that unblocks also
     * clear_blacklist and Contact:unblock.
     */
    createContactImport: (
      input:
        | {
            /** In any spelling. */
            numbers: Array<string | number>;
            /** What the upload is called; else as the file. */
            name?: string;
            /**
             * The column that holds the numbers, again for each further one; left out, the likeliest. Needed where
             * several could be meant.
             */
            caller_id_column_name?: string | Array<string>;
            /** The column of the numbers' calling codes; left out, the one that is named like it, and empty, none. */
            calling_code_column?: string;
            /** The column that holds the names; left out, the one that is named like it, and empty, none. */
            name_column?: string;
            /** The column that holds each row's reason; left out, the one that is named like it, and empty, none. */
            reason_column?: string;
            /** The column that holds each row's note; left out, the one that is named like it, and empty, none. */
            note_column?: string;
            /** What the text is written in; left out, it is found out. */
            encoding?:
              | "UTF-8"
              | "UTF-16LE"
              | "UTF-16BE"
              | "Windows-1250"
              | "Windows-1251"
              | "Windows-1252"
              | "Windows-1253"
              | "Windows-1254"
              | "Windows-1255"
              | "Windows-1256"
              | "Windows-1257"
              | "Windows-1258"
              | "Windows-874"
              | "ISO-8859-2"
              | "ISO-8859-5"
              | "ISO-8859-7"
              | "ISO-8859-15"
              | "KOI8-R"
              | "KOI8-U"
              | "IBM866"
              | "Macintosh"
              | "Shift_JIS"
              | "EUC-JP"
              | "ISO-2022-JP"
              | "GB18030"
              | "Big5"
              | "EUC-KR";
            /** The sheet of a workbook, or all; needed where it has several. */
            sheet?: string;
            /** What is done with rows and columns that are hidden in a workbook; needed where it has some. */
            hidden_rows?: "take" | "skip";
            /** Of numbers without a plus, in two letters; left out, the company's. */
            default_country?: string;
            /** 0 for a list that unblocks; left out, it blocks. */
            blocked?: Truth;
            /** Of rows that have none of their own. */
            reason?:
              | "dnc_request"
              | "litigator"
              | "spam"
              | "fraud"
              | "abuse"
              | "wrong_number"
              | "other"
              | null;
            /** Of rows that have none of their own. */
            note?: string | null;
          }
        | {
            name?: string;
            caller_id_column_name?: string | Array<string>;
            calling_code_column?: string;
            name_column?: string;
            reason_column?: string;
            note_column?: string;
            encoding?:
              | "UTF-8"
              | "UTF-16LE"
              | "UTF-16BE"
              | "Windows-1250"
              | "Windows-1251"
              | "Windows-1252"
              | "Windows-1253"
              | "Windows-1254"
              | "Windows-1255"
              | "Windows-1256"
              | "Windows-1257"
              | "Windows-1258"
              | "Windows-874"
              | "ISO-8859-2"
              | "ISO-8859-5"
              | "ISO-8859-7"
              | "ISO-8859-15"
              | "KOI8-R"
              | "KOI8-U"
              | "IBM866"
              | "Macintosh"
              | "Shift_JIS"
              | "EUC-JP"
              | "ISO-2022-JP"
              | "GB18030"
              | "Big5"
              | "EUC-KR";
            sheet?: string;
            hidden_rows?: "take" | "skip";
            default_country?: string;
            blocked?: Truth;
            reason?:
              | "dnc_request"
              | "litigator"
              | "spam"
              | "fraud"
              | "abuse"
              | "wrong_number"
              | "other"
              | null;
            note?: string | null;
            file: Blob;
          },
      headers?: {
        /** Makes it safe to send again: the same key and body get the first answer, for 24 hours. */
        "Idempotency-Key"?: string;
      },
    ): Promise<{
      status: number;
      errors: Errors;
      contact_import: ContactImport;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "contact_import";
      };
    }> => ask("post", "/contact_imports", input, headers),
    /** The uploads. Needs Contact:import. */
    listContactImports: <const Input extends ListContactImportsQuery>(
      input?: Known<Input, ListContactImportsQuery>,
    ): Promise<
      Listed<
        | {
            contact_imports: Array<ContactImportColumns>;
            metadata: ListMetadata;
          }
        | Array<ContactImportColumns>,
        Input
      >
    > => ask("get", "/contact_imports", input),
    /**
     * One upload, and how far it is. At the end `import_count` is `total_count`: the rows of the file,
     * each counted once. Needs Contact:import.
     */
    getContactImport: (input: {
      id: number;
    }): Promise<{
      status: number;
      errors: Errors;
      contact_import: JudgedContactImport;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "contact_import";
      };
    }> => ask("get", "/contact_imports/{id}", input),
    /**
     * Stop an upload for good. What it has blocked stays blocked; undo takes it back. Needs
     * Contact:import.
     */
    stopContactImport: (input: {
      id: number;
    }): Promise<{
      status: number;
      errors: Errors;
      contact_import: ContactImport;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "contact_import";
      };
    }> => ask("post", "/contact_imports/{id}/stop", input),
    /**
     * Take an upload back. Exactly the changes that are still the last of their number and that nobody
     * asked for again. Answers with the job that does it. Needs clear_blacklist, and Contact:unblock or,
     * for a list that unblocked, Contact:block.
     */
    undoContactImport: (
      input: {
        id: number;
      },
      headers?: {
        /** Makes it safe to send again: the same key and body get the first answer, for 24 hours. */
        "Idempotency-Key"?: string;
      },
    ): Promise<{
      status: number;
      errors: Errors;
      unblock_contact_job: UnblockContactJob;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "unblock_contact_job";
      };
    }> => ask("post", "/contact_imports/{id}/undo", input, headers),
    /**
     * The rows that were rejected, with their reasons. Corrected, it can be uploaded as it is. Needs
     * Contact:import.
     */
    downloadRejectedRows: (input: { id: number }): Promise<Blob> =>
      ask("get", "/contact_imports/{id}/rejected_rows", input),
    /** Export the blacklist, or a part of it. Needs Contact:export. */
    createDataExport: (
      input?: CreateDataExportInput,
      headers?: {
        /** Makes it safe to send again: the same key and body get the first answer, for 24 hours. */
        "Idempotency-Key"?: string;
      },
    ): Promise<{
      status: number;
      errors: Errors;
      data_export: DataExport;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "data_export";
      };
    }> => ask("post", "/data_exports", input, headers),
    /** The exports. Needs Contact:export. */
    listDataExports: <const Input extends ListDataExportsQuery>(
      input?: Known<Input, ListDataExportsQuery>,
    ): Promise<
      Listed<
        | {
            data_exports: Array<DataExportColumns>;
            metadata: ListMetadata;
          }
        | Array<DataExportColumns>,
        Input
      >
    > => ask("get", "/data_exports", input),
    /** One export, and how far it is. Needs Contact:export. */
    getDataExport: (input: {
      id: number;
    }): Promise<{
      status: number;
      errors: Errors;
      data_export: DataExport;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "data_export";
      };
    }> => ask("get", "/data_exports/{id}", input),
    /**
     * The exported file. Kept for 30 days. Takes a `Range`, so that a download that broke off can go on.
     * Needs Contact:export.
     */
    downloadDataExport: (input: { id: number }): Promise<Blob> =>
      ask("get", "/data_exports/{id}/download", input),
    /**
     * Unblock many numbers. One of `numbers`, `contact_import_id`, `blocked_at_from`/`_to`, `fulltext` and
     * `all` says which. What it does is fixed now: what is blocked, asked again or unblocked after that is
     * left alone. Above 1,000 numbers `expected_count` is needed, and 409 says how many there are if more
     * would be unblocked than that. Needs clear_blacklist and Contact:unblock.
     */
    createUnblockContactJob: (
      input?: CreateUnblockContactJobInput,
      headers?: {
        /** Makes it safe to send again: the same key and body get the first answer, for 24 hours. */
        "Idempotency-Key"?: string;
      },
    ): Promise<
      | {
          status: number;
          errors: Errors;
          unblock_contact_job: UnblockPreview;
          /** The MD5 of the record's JSON as it is sent. */
          checksum: string;
          metadata: {
            root: "unblock_contact_job";
          };
        }
      | {
          status: number;
          errors: Errors;
          unblock_contact_job: UnblockContactJob;
          /** The MD5 of the record's JSON as it is sent. */
          checksum: string;
          metadata: {
            root: "unblock_contact_job";
          };
        }
    > => ask("post", "/unblock_contact_jobs", input, headers),
    /** The unblock jobs and undos. Needs Contact:read. */
    listUnblockContactJobs: <const Input extends ListUnblockContactJobsQuery>(
      input?: Known<Input, ListUnblockContactJobsQuery>,
    ): Promise<
      Listed<
        | {
            unblock_contact_jobs: Array<UnblockContactJobColumns>;
            metadata: ListMetadata;
          }
        | Array<UnblockContactJobColumns>,
        Input
      >
    > => ask("get", "/unblock_contact_jobs", input),
    /** One job, and how far it is. Needs Contact:read. */
    getUnblockContactJob: (input: {
      id: number;
    }): Promise<{
      status: number;
      errors: Errors;
      unblock_contact_job: UnblockContactJob;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "unblock_contact_job";
      };
    }> => ask("get", "/unblock_contact_jobs/{id}", input),
    /** Stop a job for good. Needs clear_blacklist. */
    stopUnblockContactJob: (input: {
      id: number;
    }): Promise<{
      status: number;
      errors: Errors;
      unblock_contact_job: UnblockContactJob;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "unblock_contact_job";
      };
    }> => ask("post", "/unblock_contact_jobs/{id}/stop", input),
    /** Take a job back. Needs clear_blacklist and Contact:block. */
    undoUnblockContactJob: (
      input: {
        id: number;
      },
      headers?: {
        /** Makes it safe to send again: the same key and body get the first answer, for 24 hours. */
        "Idempotency-Key"?: string;
      },
    ): Promise<{
      status: number;
      errors: Errors;
      unblock_contact_job: UnblockContactJob;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "unblock_contact_job";
      };
    }> => ask("post", "/unblock_contact_jobs/{id}/undo", input, headers),
    /** The numbers that a job left as they were, and why. Needs Contact:read. */
    downloadLeftAlone: (input: { id: number }): Promise<Blob> =>
      ask("get", "/unblock_contact_jobs/{id}/left_alone", input),
    /** Leads by the time they came in. Needs Lead:read. */
    listLeads: <const Input extends ListLeadsQuery>(
      input?: Known<Input, ListLeadsQuery>,
    ): Promise<
      Listed<
        | {
            leads: Array<LeadColumns>;
            metadata: ListMetadata;
          }
        | Array<LeadColumns>,
        Input
      >
    > => ask("get", "/leads", input),
    /**
     * Make a lead. Every field that is not named here is kept in `data` as it came, up to 500 fields and
     * 64 KB: `zip`, `trusted_form_cert_url`, `jornaya_leadid`. Empty ones are left out. With keys, each
     * request makes a lead. The lead of a blocked number is kept, and unblocks nothing. Without keys, the
     * `lead_token` of an offer or schedule lets a lead in, as from a form on a public page. The newest
     * lead that the number has there is updated, or one is made. The answer is 200, and tells nothing of
     * the number. A page of any origin may post so, and read the answer: it says `success` beside the
     * envelope. `blocked` and `opt_out` are then 403. Needs Lead:write, with `blocked` also Lead:block,
     * with `opt_out` also Contact:opt_out; or a lead token.
     */
    createLead: (
      input: CreateLeadInput,
    ): Promise<
      | {
          status: number;
          errors: Errors;
          lead: TakenLead;
          /** The MD5 of the record's JSON as it is sent. */
          checksum: string;
          metadata: {
            root: "lead";
          };
          success: true;
        }
      | {
          status: number;
          errors: Errors;
          lead: Lead;
          /** The MD5 of the record's JSON as it is sent. */
          checksum: string;
          metadata: {
            root: "lead";
          };
        }
    > => ask("post", "/leads", input),
    /** One lead. Needs Lead:read. */
    getLead: (input: {
      uuid: string;
    }): Promise<{
      status: number;
      errors: Errors;
      lead: Lead;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "lead";
      };
    }> => ask("get", "/leads/{uuid}", input),
    /**
     * Change a lead, or block or opt out its number. What is not given stays; what is given empty is
     * erased. Every field that is not named here is added to `data`; an empty one leaves what is there. A
     * new disposition starts the schedules that wait for it. Needs Lead:write for its fields, Lead:block
     * for `blocked`, Contact:opt_out for `opt_out`; Lead:read when nothing is to change.
     */
    updateLead: (
      input: {
        uuid: string;
      } & UpdateLeadInput,
    ): Promise<{
      status: number;
      errors: Errors;
      lead: Lead;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "lead";
      };
    }> => ask("put", "/leads/{uuid}", input),
    /** Calls by time, inbound and outbound. Those that were refused too, with why. Needs Call:read. */
    listCalls: <const Input extends ListCallsQuery>(
      input?: Known<Input, ListCallsQuery>,
    ): Promise<
      Listed<
        | {
            calls: Array<CallColumns>;
            metadata: ListMetadata;
          }
        | Array<CallColumns>,
        Input
      >
    > => ask("get", "/calls", input),
    /** One call. Needs Call:read. */
    getCall: (input: {
      id: string;
    }): Promise<{
      status: number;
      errors: Errors;
      call: Call;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "call";
      };
    }> => ask("get", "/calls/{id}", input),
    /**
     * Give a call its disposition, or move a call of the sandbox along. A new disposition starts the
     * schedules that wait for it. Needs Call:write.
     */
    updateCall: (
      input: {
        id: string;
      } & UpdateCallInput,
    ): Promise<{
      status: number;
      errors: Errors;
      call: Call;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "call";
      };
    }> => ask("put", "/calls/{id}", input),
    /**
     * Dial a number or a lead now. From the schedule's number, for the buyers of its offer. A number that
     * is blocked or has opted out is not dialed, and neither is one that was dialed less than 30 seconds
     * ago. Needs Call:dial.
     */
    makeCall: (
      input?: MakeCallInput,
    ): Promise<{
      status: number;
      errors: Errors;
      call: Call;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "call";
      };
    }> => ask("post", "/schedules/make_call", input),
    /**
     * Text messages by time, inbound and outbound. Those that were refused too, with why. Needs
     * TextMessage:read.
     */
    listTextMessages: <const Input extends ListTextMessagesQuery>(
      input?: Known<Input, ListTextMessagesQuery>,
    ): Promise<
      Listed<
        | {
            text_messages: Array<TextMessageColumns>;
            metadata: ListMetadata;
          }
        | Array<TextMessageColumns>,
        Input
      >
    > => ask("get", "/text_messages", input),
    /**
     * Text a number or a lead now. From a number of yours, or from a schedule's. A number that is blocked
     * or has opted out is not texted, whoever asks. Needs TextMessage:send.
     */
    sendTextMessage: (
      input: SendTextMessageInput,
    ): Promise<{
      status: number;
      errors: Errors;
      text_message: TextMessage;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "text_message";
      };
    }> => ask("post", "/text_messages", input),
    /** One text message. Needs TextMessage:read. */
    getTextMessage: (input: {
      id: string;
    }): Promise<{
      status: number;
      errors: Errors;
      text_message: TextMessage;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "text_message";
      };
    }> => ask("get", "/text_messages/{id}", input),
    /** Offers with their numbers and buyers. Needs setup_system. */
    listOffers: <const Input extends ListOffersQuery>(
      input?: Known<Input, ListOffersQuery>,
    ): Promise<
      Listed<
        | {
            offers: Array<OfferColumns>;
            metadata: ListMetadata;
          }
        | Array<OfferColumns>,
        Input
      >
    > => ask("get", "/offers", input),
    /**
     * Schedules with what starts them and their actions. Whoever may only dial gets them without
     * `lead_token` and `actions`. Needs setup_system or Call:dial.
     */
    listSchedules: <const Input extends ListSchedulesQuery>(
      input?: Known<Input, ListSchedulesQuery>,
    ): Promise<
      Listed<
        | {
            schedules: Array<ScheduleColumns>;
            metadata: ListMetadata;
          }
        | Array<ScheduleColumns>,
        Input
      >
    > => ask("get", "/schedules", input),
    /** Subscriptions, with how many events wait. Those that are not archived. Needs security. */
    listSubscriptions: <const Input extends ListSubscriptionsQuery>(
      input?: Known<Input, ListSubscriptionsQuery>,
    ): Promise<
      Listed<
        | {
            subscriptions: Array<SubscriptionColumns>;
            metadata: ListMetadata;
          }
        | Array<SubscriptionColumns>,
        Input
      >
    > => ask("get", "/subscriptions", input),
    /**
     * Have events posted to a URL. Each event of this kind is posted from now on, in order, once or more;
     * `webhook-id` is the same each time. Answer with a 2xx within 10 seconds. 410 pauses the
     * subscription. Anything else is tried again, and after a day of failures it is paused; its events
     * wait, for at most 30 days. Check the signature as [Standard
     * Webhooks](https://www.standardwebhooks.com) say. Needs security and Contact:read.
     */
    subscribe: (
      input: SubscribeInput,
    ): Promise<{
      status: number;
      errors: Errors;
      subscription: MadeSubscription;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "subscription";
      };
    }> => ask("post", "/subscriptions", input),
    /** One subscription. Needs security. */
    getSubscription: (input: {
      id: number;
    }): Promise<{
      status: number;
      errors: Errors;
      subscription: Subscription;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "subscription";
      };
    }> => ask("get", "/subscriptions/{id}", input),
    /**
     * End a subscription for good. Nothing more is posted, not even what waits. It is archived, and can
     * still be read. Needs security.
     */
    unsubscribe: (input: {
      id: number;
    }): Promise<{
      status: number;
      errors: Errors;
      subscription: Subscription;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "subscription";
      };
    }> => ask("delete", "/subscriptions/{id}", input),
    /** Pause a subscription. Its events wait until it is resumed, for at most 30 days. Needs security. */
    pauseSubscription: (input: {
      id: number;
    }): Promise<{
      status: number;
      errors: Errors;
      subscription: Subscription;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "subscription";
      };
    }> => ask("post", "/subscriptions/{id}/pause", input),
    /**
     * Resume a subscription. One that is paused or waits for its next try goes on at once, from the first
     * event that waits. Needs security.
     */
    resumeSubscription: (input: {
      id: number;
    }): Promise<{
      status: number;
      errors: Errors;
      subscription: Subscription;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "subscription";
      };
    }> => ask("post", "/subscriptions/{id}/resume", input),
    /** What was posted, and what waits to be. As far back as events are kept: 30 days. Needs security. */
    listDeliveries: <const Input extends ListDeliveriesQuery>(
      input: Known<Input, ListDeliveriesQuery>,
    ): Promise<
      Listed<
        | {
            deliveries: Array<DeliveryColumns>;
            metadata: ListMetadata;
          }
        | Array<DeliveryColumns>,
        Input
      >
    > => ask("get", "/subscriptions/{id}/deliveries", input),
    /**
     * Post an event once more. After all that wait, with the same `webhook-id`. 409 for one that still
     * waits: it is posted anyway. Needs security.
     */
    resendDelivery: (input: {
      id: number;
      delivery_id: number;
    }): Promise<{
      status: number;
      errors: Errors;
      delivery: Delivery;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "delivery";
      };
    }> => ask("post", "/subscriptions/{id}/deliveries/{delivery_id}/resend", input),
    /**
     * Give up an event that its target does not take. Those behind it are then posted. One that no longer
     * waits stays as it is. Needs security.
     */
    skipDelivery: (input: {
      id: number;
      delivery_id: number;
    }): Promise<{
      status: number;
      errors: Errors;
      delivery: Delivery;
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "delivery";
      };
    }> => ask("post", "/subscriptions/{id}/deliveries/{delivery_id}/skip", input),
    /** The company, the access token, and what it may do now. */
    getMe: (): Promise<{
      status: number;
      errors: Errors;
      me: {
        company: Company;
        access_token: AccessToken;
        permissions: Array<
          | "suppression_list"
          | "clear_blacklist"
          | "setup_system"
          | "security"
          | "Contact:read"
          | "Contact:block"
          | "Contact:unblock"
          | "Contact:opt_out"
          | "Contact:import"
          | "Contact:export"
          | "Contact:check"
          | "Call:read"
          | "Call:write"
          | "Call:dial"
          | "Call:block"
          | "Lead:read"
          | "Lead:write"
          | "Lead:block"
          | "TextMessage:read"
          | "TextMessage:send"
        >;
      };
      /** The MD5 of the record's JSON as it is sent. */
      checksum: string;
      metadata: {
        root: "me";
      };
    }> => ask("get", "/me"),
  };
}
