import { parseArgs } from "node:util";
import { closeDb } from "@/db";
import { findRunningPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { CreateOwner, createOwner } from "@/lib/collaborators/first-owner";
import { env } from "@/lib/env";
import { AppError, fieldErrors } from "@/lib/errors";
import { Refusal } from "./refusal";

const USAGE = 'npm run create-owner -- --company "Acme Leads" --email you@example.com';

/** `npm run create-owner`: the first owner of a real installation, or one who has lost every way in. Prints a set-password link. */
export default async function createFirstOwner(args: string[]): Promise<number> {
  const wanted = read(args);
  const { databaseUrl, dataDir, publicUrl, port } = env();
  const url = databaseUrl ?? findRunningPostgres(dataDir);
  if (!url)
    throw new Refusal(`No database runs on ${dataDir}: npm start starts it; leave it running and try again.`);
  process.env.DATABASE_URL = url;
  await migrateDatabase(url);
  try {
    const { link, madeCompany, endedDemo } = await createOwner(wanted);
    console.log(
      `${wanted.email} is an owner of ${wanted.company}${madeCompany ? ", which is new" : ""}. To set the password, once, until ${link.expiresAt.toISOString()}:`,
    );
    console.log(`${publicUrl ?? `http://localhost:${port}`}/passwords/${link.token}`);
    if (endedDemo)
      console.log(
        "The demo accounts can no longer sign in. Stop npm start and start it again to listen on every address.",
      );
    return 0;
  } catch (error) {
    if (error instanceof AppError) throw new Refusal(error.message);
    throw error;
  } finally {
    await closeDb();
  }
}

function read(args: string[]) {
  const parsed = CreateOwner.safeParse(options(args));
  if (parsed.success) return parsed.data;
  const problems = Object.entries(fieldErrors(parsed.error)).map(([name, words]) => `--${name} ${words[0]}`);
  throw new Refusal(`${problems.join("; ")}: ${USAGE}`);
}

function options(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: { company: { type: "string" }, email: { type: "string" } },
    });
    return { company: values.company ?? "", email: values.email ?? "" };
  } catch {
    throw new Refusal(`Not understood: ${USAGE}`);
  }
}
