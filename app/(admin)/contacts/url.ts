import { blacklistOrders } from "@/lib/contacts/schema";
import { listUrl } from "../list-url";

/** Reads the URL of the Blacklist. */
export const readBlacklistUrl = listUrl({ path: "/contacts", search: true, orders: blacklistOrders });
