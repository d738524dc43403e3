import { accountOperations } from "./account";
import { blockLogOperations } from "./block-logs";
import { bulkOperations } from "./bulk";
import { callOperations } from "./calls";
import { checkOperations } from "./checks";
import { contactChangeOperations } from "./contact-changes";
import { contactImportOperations } from "./contact-imports";
import { contactOperations } from "./contacts";
import { dataExportOperations } from "./data-exports";
import { deliveryOperations } from "./deliveries";
import { leadOperations } from "./leads";
import { setUpOperations } from "./offers-and-schedules";
import type { Operation } from "./operation";
import { subscriptionOperations } from "./subscriptions";
import { textMessageOperations } from "./text-messages";
import { unblockJobOperations } from "./unblock-contact-jobs";

const groups: Record<string, Operation>[] = [
  contactOperations,
  bulkOperations,
  checkOperations,
  contactChangeOperations,
  blockLogOperations,
  contactImportOperations,
  dataExportOperations,
  unblockJobOperations,
  leadOperations,
  callOperations,
  textMessageOperations,
  setUpOperations,
  subscriptionOperations,
  deliveryOperations,
  accountOperations,
];

/** Every operation of the API, in the order of its reference. */
export const operations: Operation[] = groups.flatMap((group) => Object.values(group));
