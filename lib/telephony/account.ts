import type { Telephone } from "./telephone";
import type { Allowed } from "@/lib/enforcement/allowed";
import type { Account } from "@/lib/provider-configurations/inner/account";
import { sandbox } from "./sandbox";
import { twilio } from "./twilio";

/** The telephone of an account. It refuses an `Allowed` that was given to another company. */
export function telephoneOf(account: Account): Telephone {
  const provider = account.provider === "twilio" ? twilio(account) : sandbox;
  const vouch = (allowed: Allowed<"dial"> | Allowed<"sms">) => {
    allowed.check();
    if (allowed.companyId !== account.companyId) throw new Error("this was allowed to another company");
  };
  return {
    ...provider,
    async placeCall(allowed, order) {
      vouch(allowed);
      if (order.buyer) vouch(order.buyer);
      return provider.placeCall(allowed, order);
    },
    async sendText(allowed, order) {
      vouch(allowed);
      return provider.sendText(allowed, order);
    },
  };
}
