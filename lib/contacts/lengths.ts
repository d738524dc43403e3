/** The most characters of a note that are kept. Apart from the schemas, for code that has no need of them. */
export const LONGEST_NOTE = 2_000;
