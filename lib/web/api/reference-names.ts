/**
 * The names that the reference product documents for its calls and that mean nothing here. They are known, so that an
 * integration written for it works unchanged. Each group names the page of its documentation (api/docs/1.0/…).
 */
const EVERYWHERE = [
  "auth_token", // calls.html, in an older copy: the key as a field; here the keys go into the header
];

const OF_OPERATIONS: Record<string, readonly string[]> = {
  // leads_external.html, leads/create.html
  createLead: [
    "apply_to",
    "update_all_matching_leads",
    "schedule_callback_at",
    "schedule_callback_in_seconds",
  ],
  // leads/update.html
  updateLead: ["next_action_at", "schedule_callback_at"],
  // leads.html, calls.html, schedules.html
  listLeads: ["serializer"],
  listCalls: ["serializer", "created_at_label"],
  listSchedules: ["serializer"],
  // text_messages/create.html
  sendTextMessage: ["delivery_webhook_url", "number_id", "offer_id"],
};

/** The names that the reference product documents for an operation and that do nothing here. */
export const referenceNames = (operationId: string): readonly string[] => [
  ...EVERYWHERE,
  ...(OF_OPERATIONS[operationId] ?? []),
];
