import type { ProviderSettings } from "@/lib/provider-configurations/settings";

/** Shows who places the company's calls, and whether something is wrong there. */
export function TelephoneState({ settings, refused }: { settings: ProviderSettings; refused: boolean }) {
  const { provider, accountSid, authToken, publicUrl } = settings;
  if (provider === "sandbox")
    return (
      <p className="text-muted">
        Sandbox: calls and texts are only recorded, as they would happen. Nobody is dialed or texted.
      </p>
    );
  return (
    <>
      <p className="text-muted">
        Twilio places the calls and sends the texts, with the account{" "}
        <span className="mono text-sm [overflow-wrap:anywhere]">{accountSid}</span>.
      </p>
      <ul className="text-amber text-sm">
        {authToken.state === "unreadable" && <li>Its auth token cannot be read any more; enter it again.</li>}
        {publicUrl !== "set" && <li>Twilio cannot reach this installation.</li>}
        {refused && <li>Requests to its webhooks were refused.</li>}
      </ul>
    </>
  );
}
