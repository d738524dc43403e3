import { ConfirmAction } from "@/components/form/confirm-action";
import type { FormAction } from "@/lib/form-result";
import { SecretLine } from "@/components/secret-line";

type LeadTokenProps = {
  id: number;
  token: string;
  /** What the leads belong to: "offer" or "schedule". */
  of: "offer" | "schedule";
  renew: FormAction;
};

/** The key with which forms and other systems send leads, and the button that ends it. */
export function LeadToken({ id, token, of, renew }: LeadTokenProps) {
  return (
    <div className="grid gap-3">
      <p className="text-muted">
        With it a web form or another system creates and updates leads of this {of}, and nothing else: send it
        as <code className="mono text-sm">lead_token</code> to{" "}
        <code className="mono text-sm">POST /api/v1/leads</code>, with the number as{" "}
        <code className="mono text-sm">caller_id</code>.
      </p>
      <SecretLine label="Lead token" text={token} />
      <div>
        <ConfirmAction
          action={renew}
          fields={{ id }}
          label="Renew the lead token"
          title="Renew the lead token?"
          confirm="Renew the lead token"
          pendingText="Renewing…"
          danger
        >
          <p>
            Whatever sends leads with the present token is refused from now on, until it is given the new one.{" "}
            <strong>This cannot be undone.</strong>
          </p>
        </ConfirmAction>
      </div>
    </div>
  );
}
