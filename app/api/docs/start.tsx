import Link from "next/link";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { CodeBlock } from "./code-block";
import { Text } from "./text";

const KEYS = "export PUBLIC_KEY=tdpub…\nexport PRIVATE_KEY=tdprv…";

/** The start of the reference: what is true for every request, where the keys come from, and where to send them. */
export function Start({ description, origin }: { description: string; origin: string }) {
  return (
    <>
      <PageHeader
        title="API reference"
        subtitle="Everything that a dialer, a CRM or a script can ask of Blacklist, as this server answers it."
        actions={
          <Button asChild>
            <a href="/api/v1/openapi.json" download="blacklist-openapi.json">
              Download openapi.json
            </a>
          </Button>
        }
      />
      <div className="grid gap-x-8 gap-y-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <Text className="grid max-w-[720px] gap-2 leading-6">{description}</Text>
        <div className="grid min-w-0 content-start gap-3">
          <CodeBlock title="Base URL" of="the API" text={`${origin}/api/v1`} />
          <CodeBlock title="Keys, for the lines below" of="a token" text={KEYS} />
          <p className="text-muted text-sm">
            Make an access token on{" "}
            <Link href="/access_tokens" prefetch={false} className="text-accent underline">
              Access Tokens
            </Link>
            , or on the server with <code>npm run -s access-token -- --company 1 --name Dialer</code>. Its
            keys are shown once.
          </p>
        </div>
      </div>
    </>
  );
}
