import { type HookRoute, onlyPost, twilioHook } from "@/lib/web/hooks";

export const POST = (request: Request, route: HookRoute) => twilioHook(request, route);
export const GET = onlyPost;
export const PUT = onlyPost;
export const PATCH = onlyPost;
export const DELETE = onlyPost;
export const OPTIONS = onlyPost;
