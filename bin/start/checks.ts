import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import postgres from "postgres";
import { messageOf, CommandRefusal } from "../kit/refusal";

/** Makes the data folder and proves that files can be made in it. */
export function checkDataDir(dataDir: string): void {
  const probe = path.join(dataDir, `.probe-${process.pid}`);
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new CommandRefusal(
      `DATA_DIR ${dataDir} cannot be written (${messageOf(error)}): choose another folder.`,
    );
  }
}

/** Makes the folders step by step, because the recursive mkdir of Node never ends in a place like /proc. */
function makeFolder(folder: string) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** Proves that the port, which `setting` names, is free on this address. */
export async function checkPort(port: number, host: string | undefined, setting = "PORT"): Promise<void> {
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const server = net.createServer();
    server.once("error", resolve);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
  if (!failure) return;
  if (failure.code === "EADDRINUSE") {
    throw new CommandRefusal(
      `Port ${port} is in use: stop what listens there, or choose another, as in ${setting}=${port + 100} npm start.`,
    );
  }
  if (failure.code === "EACCES")
    throw new CommandRefusal(`Port ${port} is for root only: choose one above 1023.`);
  throw new CommandRefusal(`HOST ${host} cannot be listened on (${failure.message}).`);
}

/** Proves that the database of DATABASE_URL answers. */
export async function checkDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new CommandRefusal(
      `The database ${host}${pathname} of DATABASE_URL cannot be used (${messageOf(error)}).`,
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}
