/** A time as the API says it: ISO 8601 with milliseconds and its offset, which is UTC's. */
export const wireTime = (time: Date | null): string | null =>
  time && time.toISOString().replace("Z", "+00:00");
