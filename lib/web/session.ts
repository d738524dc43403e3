import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { signIn } from "@/lib/collaborators/signing-in";
import { translate } from "./error-statuses";

/** Twelve hours from the sign-in: a working day. */
const MAX_AGE_S = 12 * 60 * 60;

/**
 * Sign-in by email and password. The session is a signed cookie that names the user and holds a mark of their password.
 * It does not hold the user's permissions: those are read from the database at every request. The address comes from
 * our own server, which overwrites what a client claims.
 */
export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: MAX_AGE_S },
  pages: { signIn: "/login", error: "/login" },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(credentials, request) {
        const header = (name: string) => {
          const value: unknown = request.headers?.[name];
          return typeof value === "string" ? value : undefined;
        };
        const user = await signIn(
          { email: credentials?.email ?? "", password: credentials?.password ?? "" },
          { requestIp: header("x-forwarded-for"), direct: header("x-real-ip") !== undefined },
        ).catch(cannotAnswer);
        return (
          user && { id: String(user.id), email: user.email, name: user.name, passwordMark: user.passwordMark }
        );
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { ...token, passwordMark: user.passwordMark } : token),
    session: ({ session, token }) => ({
      ...session,
      userId: Number(token.sub),
      passwordMark: String(token.passwordMark ?? ""),
    }),
  },
};

/** Throws an error whose message names no query, because next-auth shows the browser that message. */
function cannotAnswer(error: unknown): never {
  translate(error);
  throw new Error("unavailable");
}

declare module "next-auth" {
  interface Session {
    userId: number;
    passwordMark: string;
  }
  interface User {
    passwordMark: string;
  }
}
