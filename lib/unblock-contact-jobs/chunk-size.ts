/** How many contacts a chunk takes: a transaction of a quarter of a second or so. */
export const CHUNK_SIZE = 2_500;
