import type { Operation } from "../operations";
import * as account from "./account";
import * as blockLogs from "./block-logs";
import * as bulk from "./bulk";
import * as calls from "./calls";
import * as checks from "./checks";
import * as contactImports from "./contact-imports";
import * as contacts from "./contacts";
import * as dataExports from "./data-exports";
import * as leads from "./leads";
import * as offersAndSchedules from "./offers-and-schedules";
import * as subscriptions from "./subscriptions";
import * as textMessages from "./text-messages";
import * as unblockContactJobs from "./unblock-contact-jobs";

/** Every operation of the API, in the order of its reference. */
export const operations: Operation[] = [
  contacts,
  bulk,
  checks,
  blockLogs,
  contactImports,
  dataExports,
  unblockContactJobs,
  leads,
  calls,
  textMessages,
  offersAndSchedules,
  subscriptions,
  account,
].flatMap((ofOneKind): Operation[] => Object.values(ofOneKind));
