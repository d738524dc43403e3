import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ProviderSettings } from "@/lib/provider-configurations/settings";

/** Who places the company's calls, and whether something is wrong with it. */
export function TelephoneCard({ settings, refused }: { settings: ProviderSettings; refused: boolean }) {
  const { provider, accountSid, authToken, publicUrl } = settings;
  const twilio = provider === "twilio";
  const problems = [
    twilio && authToken.state === "unreadable" && "The auth token cannot be read any more.",
    twilio && publicUrl !== "set" && "Twilio cannot reach this installation.",
    twilio && refused && "Webhooks were refused.",
  ].filter((problem) => problem !== false);
  return (
    <Card
      title="Telephone"
      description={
        twilio ? (
          <>
            Twilio, account <span className="mono">{accountSid}</span>
          </>
        ) : (
          "Sandbox: calls and texts are only recorded, as they would happen. Nobody is dialed or texted."
        )
      }
      actions={
        <Button asChild>
          <Link href="/company/telephone">Set up the telephone</Link>
        </Button>
      }
    >
      <div className="flex flex-wrap items-center gap-2 text-sm">
        {twilio ? <Badge tone="green">Twilio</Badge> : <Badge>sandbox</Badge>}
        {problems.map((problem) => (
          <span key={problem} className="text-amber">
            {problem}
          </span>
        ))}
      </div>
    </Card>
  );
}
