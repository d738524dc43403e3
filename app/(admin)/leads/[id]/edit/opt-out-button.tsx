import { ConfirmAction } from "@/components/form/confirm-action";
import { optOut } from "../../actions";

type OptOutButtonProps = { leadId: number; number: string; optedOut: boolean; companyName: string };

/** **Opt out** / **Opt in**: says what will happen before it happens. Sends the state wanted, never a toggle. */
export function OptOutButton({ leadId, number, optedOut, companyName }: OptOutButtonProps) {
  const mono = <span className="mono">{number}</span>;
  if (optedOut)
    return (
      <ConfirmAction
        action={optOut}
        fields={{ lead_id: leadId, opt_out: "false" }}
        label="Opt in"
        title="Opt in"
        confirm={`Opt in ${number}`}
        pendingText="Opting in…"
      >
        <p>
          {companyName} may dial and text {mono} again, unless it is blocked. Do this only when the person has
          agreed to it. It stays in the number's history.
        </p>
      </ConfirmAction>
    );
  return (
    <ConfirmAction
      action={optOut}
      fields={{ lead_id: leadId, opt_out: "true" }}
      label="Opt out"
      title="Opt out"
      confirm={`Opt out ${number}`}
      pendingText="Opting out…"
    >
      <p>
        {companyName} will neither dial nor text {mono}, for any of its leads, until it is opted in again. It
        may still call in. To refuse its calls too, block it.
      </p>
    </ConfirmAction>
  );
}
