import postgres from "postgres";

/** Whether the database has no company yet: then, and only then, the demo goes in. */
export async function isEmpty(url: string): Promise<boolean> {
  return ask(url, async (sql) => (await sql`select from companies limit 1`).length === 0);
}

/** Whether someone can sign in with a password that everybody knows. */
export async function hasDemoAccounts(url: string): Promise<boolean> {
  return ask(
    url,
    async (sql) =>
      (await sql`select from users where is_demo and password_hash is not null limit 1`).length > 0,
  );
}

async function ask(url: string, question: (sql: postgres.Sql) => Promise<boolean>) {
  const sql = postgres(url, { max: 1 });
  try {
    return await question(sql);
  } finally {
    await sql.end();
  }
}
