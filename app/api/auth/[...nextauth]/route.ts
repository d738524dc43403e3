import NextAuth from "next-auth";
import { authOptions } from "@/lib/web/session";

const handler: (request: Request, context: unknown) => Promise<Response> = NextAuth(authOptions);

export { handler as GET, handler as POST };
