"use server";

import { revalidatePath } from "next/cache";
import { areas, modelActions } from "@/db/permissions";
import { limitToken, LimitToken } from "@/lib/access-tokens/changing";
import { issueCheckToken, IssueCheckToken, issueToken, IssueToken } from "@/lib/access-tokens/issuing";
import { pauseToken, resumeToken, revokeToken } from "@/lib/access-tokens/stopping";
import { takeOverToken } from "@/lib/access-tokens/taking-over";
import { Invalid } from "@/lib/errors";
import { action, type FormFields } from "@/lib/web/action";

const A_DAY_MS = 24 * 3_600_000;

const idOf = (fields: FormFields) => Number(fields.text("id"));

export const issue = action(async (ctx, fields) => {
  const days = Number(fields.text("days"));
  const terms = {
    name: fields.text("name"),
    expiresAt: days > 0 ? new Date(Date.now() + days * A_DAY_MS) : null,
    ...limitsOf(fields),
  };
  if (fields.text("kind") === "check") {
    const { token, checkKey } = await issueCheckToken(ctx, IssueCheckToken.parse(terms));
    return { issued: { name: token.name, checkKey } };
  }
  const chosen = fields.all("permissions");
  if (chosen.length === 0) throw new Invalid({ permissions: ["must have one chosen at least"] });
  const input = IssueToken.parse({
    ...terms,
    areas: areas.filter((area) => chosen.includes(area)),
    actions: modelActions.filter((each) => chosen.includes(each)),
  });
  const { token, publicKey, privateKey } = await issueToken(ctx, input);
  return { issued: { name: token.name, publicKey, privateKey } };
});

/** Reads addresses and networks, one on each line or separated in other ways. */
function limitsOf(fields: FormFields) {
  const rate = fields.optional("rate_limit")?.replaceAll(",", "");
  return {
    allowedNetworks: fields
      .text("allowed_networks")
      .split(/[\s,;]+/)
      .filter(Boolean),
    rateLimit: rate === undefined ? null : Number(rate),
  };
}

export const limit = action(async (ctx, fields) => {
  await limitToken(ctx, LimitToken.parse({ id: idOf(fields), ...limitsOf(fields) }));
  revalidatePath("/access_tokens", "layout");
  return { message: "Saved. It holds from the next request on." };
});

export const pause = action(async (ctx, fields) => {
  await pauseToken(ctx, { id: idOf(fields) });
  revalidatePath("/access_tokens", "layout");
  return { message: "Paused. Requests with its keys are refused until you resume it." };
});

export const resume = action(async (ctx, fields) => {
  await resumeToken(ctx, { id: idOf(fields) });
  revalidatePath("/access_tokens", "layout");
  return { message: "Resumed." };
});

export const revoke = action(async (ctx, fields) => {
  await revokeToken(ctx, { id: idOf(fields) });
  revalidatePath("/access_tokens", "layout");
  return { message: "Revoked for good." };
});

export const takeOver = action(async (ctx, fields) => {
  await takeOverToken(ctx, { id: idOf(fields) });
  revalidatePath("/access_tokens", "layout");
  return { message: "Taken over. It works in your name now, with the same keys." };
});
