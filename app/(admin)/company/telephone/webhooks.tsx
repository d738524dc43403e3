import { TriangleAlert } from "lucide-react";
import { ConfirmAction } from "@/components/form/confirm-action";
import { SecretLine } from "@/components/secret-line";
import type { PublicUrl } from "@/lib/provider-configurations/public-url";
import { renewAddress } from "./actions";

/** Shows where Twilio must send its requests, and whether they can arrive. */
export function Webhooks({ url, publicUrl }: { url: string; publicUrl: PublicUrl }) {
  return (
    <div className="grid gap-3">
      <p className="text-muted">
        Give this one address to Twilio, on each of your numbers, with HTTP POST: for <em>a call comes in</em>
        , <em>call status changes</em> and <em>a message comes in</em>. For what goes out from here Twilio is
        told by itself.
      </p>
      {publicUrl !== "set" && <Unreachable publicUrl={publicUrl} />}
      <SecretLine label="Webhook address" text={url} />
      <div>
        <ConfirmAction
          action={renewAddress}
          fields={{}}
          label="Renew the address"
          title="Renew the address of the webhooks?"
          confirm="Renew the address"
          pendingText="Renewing…"
          danger
        >
          <p>
            Whatever Twilio sends to the present address is refused from now on: inbound calls fail, STOP
            texts wait until they are fetched, until you have given it the new one.{" "}
            <strong>This cannot be undone.</strong>
          </p>
        </ConfirmAction>
      </div>
    </div>
  );
}

function Unreachable({ publicUrl }: { publicUrl: Exclude<PublicUrl, "set"> }) {
  return (
    <p className="flex gap-2 rounded-md bg-amber-soft px-3 py-2 text-amber text-sm">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>
        {publicUrl === "unset"
          ? "PUBLIC_URL is not set, so the address below is this machine's own."
          : "PUBLIC_URL is an address that only this machine or its own network knows."}{" "}
        Twilio cannot reach it: set PUBLIC_URL to the address under which the internet reaches this
        installation, like https://blacklist.example.com, and start it again.
      </span>
    </p>
  );
}
