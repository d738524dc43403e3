/**
 * Returns the URL of the PostgreSQL in use; asked for when a connection is opened. `npm start` sets `DATABASE_URL` for
 * its processes, commands and tests set it for themselves. Throws when it is not set.
 */
export function urlInUse(): string {
  const url = process.env.DATABASE_URL;
  if (url) return url;
  throw new Error("DATABASE_URL is not set: start with npm start, or name a PostgreSQL database in it");
}
