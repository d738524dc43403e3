import { lstatSync } from "node:fs";

/**
 * The account that runs PostgreSQL: empty for an ordinary user, another account for root, because PostgreSQL refuses
 * root.
 */
export type OsAccount = { uid?: number; gid?: number };

const NOBODY = { uid: 65534, gid: 65534 };

/** The account for a data folder. Root uses the folder's owner, so that the owner can go on without root. */
export function accountFor(dataFolder: string): OsAccount {
  if (process.getuid?.() !== 0) return {};
  const owner = lstatSync(dataFolder, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
}
