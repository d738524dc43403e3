import type { Operation } from "../operations";
import * as account from "./account";
import * as blockLogs from "./block-logs";
import * as bulk from "./bulk";
import * as checks from "./checks";
import * as contactImports from "./contact-imports";
import * as contacts from "./contacts";
import * as dataExports from "./data-exports";
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
  account,
].flatMap((ofOneKind): Operation[] => Object.values(ofOneKind));
