/** How many contacts a chunk takes. A chunk is one transaction, of about a quarter of a second. */
export const CHUNK_SIZE = 2_500;
