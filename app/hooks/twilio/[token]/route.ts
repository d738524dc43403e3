import { onlyPost, twilioHook } from "@/lib/web/hooks";

export const POST = twilioHook;
export const GET = onlyPost;
export const PUT = onlyPost;
export const PATCH = onlyPost;
export const DELETE = onlyPost;
export const OPTIONS = onlyPost;
