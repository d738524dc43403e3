import { parseArgs } from "node:util";
import { CreateOwner, createOwner } from "@/lib/collaborators/first-owner";
import { env } from "@/lib/env";
import { AppError, fieldErrors } from "@/lib/errors";
import { CommandRefusal } from "./kit/refusal";
import { withDatabase } from "./kit/with-database";

const USAGE = 'npm run create-owner -- --company "Acme Leads" --email you@example.com';

/**
 * `npm run create-owner`: makes the first owner of a real installation, or gives a new way in to an owner who has lost
 * theirs. Prints a link that sets the password or joins.
 */
export default async function createFirstOwner(args: string[]): Promise<number> {
  const wanted = read(args);
  return withDatabase(async () => {
    const { link, madeCompany, endedDemo } = await createOwner(wanted).catch((error: unknown) => {
      throw error instanceof AppError ? new CommandRefusal(error.message) : error;
    });
    const { publicUrl, port } = env();
    const until = link.expiresAt.toISOString();
    console.log(
      `${wanted.email} is an owner of ${wanted.company}${madeCompany ? ", which is new" : ""}, once the link is used.`,
    );
    console.log(
      link.sets
        ? `To set the password, once, until ${until}:`
        : `They have a password already. To sign in with it and join, once, until ${until}:`,
    );
    console.log(`${publicUrl ?? `http://localhost:${port}`}/passwords/${link.token}`);
    if (endedDemo) {
      console.log("The demo accounts can no longer sign in.");
      console.log("Stop npm start and start it again to listen on every address.");
    }
    return 0;
  });
}

function read(args: string[]) {
  const parsed = CreateOwner.safeParse(options(args));
  if (parsed.success) return parsed.data;
  const problems = Object.entries(fieldErrors(parsed.error)).map(([name, words]) => `--${name} ${words[0]}`);
  throw new CommandRefusal(`${problems.join("; ")}: ${USAGE}`);
}

function options(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: { company: { type: "string" }, email: { type: "string" } },
    });
    return { company: values.company ?? "", email: values.email ?? "" };
  } catch {
    throw new CommandRefusal(`Not understood: ${USAGE}`);
  }
}
