import { lstatSync } from "node:fs";

/** Who runs PostgreSQL: nothing for an ordinary user, another account for root, whom PostgreSQL refuses. */
export type OsAccount = { uid?: number; gid?: number };

const NOBODY = { uid: 65534, gid: 65534 };

/** The account for a data folder: root keeps the folder's owner, so that this one can go on without root. */
export function accountFor(dataFolder: string): OsAccount {
  if (process.getuid?.() !== 0) return {};
  const owner = lstatSync(dataFolder, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
}
