import { AppError, Conflict } from "@/lib/errors";
import { collaboratorById, lockCollaborators } from "@/lib/collaborators/inner/granting";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/transaction";
import { allow } from "@/lib/allow";
import { lockToken, mustNotBeRevoked, saveToken } from "./inner/holding";

/**
 * Makes an owner the maker of a token whose maker is disabled, so that what depends on it works again with the same
 * keys. Twice equals once.
 */
export async function takeOverToken(ctx: Context, { id }: { id: number }): Promise<void> {
  allow(ctx, "security");
  await transaction(ctx, async (ctx) => {
    const giver = await lockCollaborators(ctx);
    if (!giver.owner) throw new AppError(403, { base: ["Only an owner can take over an access token."] });
    const token = await lockToken(ctx, id);
    mustNotBeRevoked(token);
    const { collaboratorId } = giver;
    if (token.collaboratorId === collaboratorId) return;
    const maker = await collaboratorById(ctx, token.collaboratorId);
    if (!maker.disabledAt)
      throw new Conflict("Its maker is not disabled, so it works in their name; nothing to take over.");
    await saveToken(ctx, token, { collaboratorId });
  });
}
