import { blacklistOrders } from "@/lib/contacts/schema";
import { listUrl } from "../list-url";

/** What the URL of the Blacklist can say. */
export const readBlacklistUrl = listUrl({ path: "/contacts", search: true, orders: blacklistOrders });
