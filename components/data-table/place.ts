/** The parameters of a URL that name a place in one order, and mean nothing in another. */
export const PLACE = ["page", "cursor", "before"] as const;
