/** The parameters of a URL that name a place in a list. A place of one order means nothing in another order. */
export const PLACE = ["page", "cursor", "before"] as const;
