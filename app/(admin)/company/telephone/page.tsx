import type { Metadata } from "next";
import { SectionTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listRefusals } from "@/lib/provider-configurations/refusals";
import { providerSettings } from "@/lib/provider-configurations/settings";
import { pageContext } from "@/lib/web/context";
import { ProviderForm } from "./provider-form";
import { Refusals } from "./refusals";
import { Webhooks } from "./webhooks";

export const metadata: Metadata = { title: "Telephone" };

/** Who places the company's calls and sends its texts. */
export default async function TelephonePage() {
  const ctx = await pageContext("security");
  const [settings, refusals] = await Promise.all([providerSettings(ctx), listRefusals(ctx)]);
  const { name, timeZone } = ctx.member.company;
  const { provider, accountSid, authToken, hookUrl, publicUrl } = settings;
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title="Telephone"
        subtitle={`Who places the calls and sends the texts of ${name}.`}
        parent={{ label: "Company", href: "/company" }}
      />
      <ProviderForm settings={{ provider, accountSid, authToken }} />
      {hookUrl && (
        <>
          <SectionTitle>Webhooks</SectionTitle>
          <Webhooks url={hookUrl} publicUrl={publicUrl} />
        </>
      )}
      {(hookUrl || refusals.length > 0) && (
        <>
          <SectionTitle>Refused webhooks</SectionTitle>
          <Refusals refusals={refusals} zone={timeZone} />
        </>
      )}
    </div>
  );
}
