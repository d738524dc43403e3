import postgres from "postgres";

/** Whether anybody can sign in with a password that everybody knows. */
export async function hasDemoAccounts(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1 });
  try {
    return (await sql`select from users where is_demo and password_hash is not null limit 1`).length > 0;
  } finally {
    await sql.end();
  }
}
