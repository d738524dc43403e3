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

/** Every operation of the API, in the order of its reference: a module itself has its exports in that of their names. */
export const operations: Operation[] = [
  contacts.blockContact,
  contacts.unblockContact,
  contacts.listBlacklist,
  contacts.getContact,
  contacts.updateContact,
  bulk.bulkBlock,
  bulk.bulkUnblock,
  bulk.scrub,
  checks.checkContact,
  checks.checkByKey,
  blockLogs.listBlockLogs,
  blockLogs.listContactBlockLogs,
  contactImports.createContactImport,
  contactImports.listContactImports,
  contactImports.getContactImport,
  contactImports.stopContactImport,
  contactImports.undoContactImport,
  contactImports.downloadRejectedRows,
  dataExports.createDataExport,
  dataExports.listDataExports,
  dataExports.getDataExport,
  dataExports.downloadDataExport,
  unblockContactJobs.createUnblockContactJob,
  unblockContactJobs.listUnblockContactJobs,
  unblockContactJobs.getUnblockContactJob,
  unblockContactJobs.stopUnblockContactJob,
  unblockContactJobs.undoUnblockContactJob,
  unblockContactJobs.downloadLeftAlone,
  leads.listLeads,
  leads.createLead,
  leads.getLead,
  leads.updateLead,
  calls.listCalls,
  calls.getCall,
  calls.updateCall,
  calls.makeCall,
  textMessages.listTextMessages,
  textMessages.sendTextMessage,
  textMessages.getTextMessage,
  offersAndSchedules.listOffers,
  offersAndSchedules.listSchedules,
  subscriptions.listSubscriptions,
  subscriptions.subscribe,
  subscriptions.getSubscription,
  subscriptions.unsubscribe,
  subscriptions.pauseSubscription,
  subscriptions.resumeSubscription,
  subscriptions.listDeliveries,
  subscriptions.resendDelivery,
  subscriptions.skipDelivery,
  account.getMe,
];
