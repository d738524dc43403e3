import { randomBytes } from "node:crypto";
import type { Telephone } from "./telephone";

const take = async () => ({
  outcome: "taken" as const,
  id: `SB${randomBytes(16).toString("hex")}`,
  status: "queued" as const,
});

/** Accepts every call and text under a made-up id and sends nothing: our records show what would happen. */
export const sandbox: Telephone = {
  placeCall: take,
  sendText: take,
  findCalls: async () => [],
  findCall: async () => null,
  cancelCall: async (id) => ({ id, status: "canceled" }),
  endCall: async (id) => ({ id, status: "completed" }),
  findTexts: async () => [],
  receivedTexts: async function* () {},
};
