import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { SectionTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { companyOf } from "@/lib/companies/reading";
import { countWithheld } from "@/lib/companies/withheld";
import { timeZones } from "@/lib/companies/zones";
import { countries } from "@/lib/phone/phone";
import { listRefusals } from "@/lib/provider-configurations/refusals";
import { providerSettings } from "@/lib/provider-configurations/settings";
import { pageContext } from "@/lib/web/context";
import { CompanyForm } from "./company-form";
import { DispositionsForm } from "./dispositions-form";
import { TelephoneState } from "./telephone-state";
import { WithheldForm } from "./withheld-form";
import { WordsForm } from "./words-form";

export const metadata: Metadata = { title: "Company" };

export default async function CompanyPage() {
  const ctx = await pageContext("security");
  const [company, withheld, settings, refusals] = await Promise.all([
    companyOf(ctx),
    countWithheld(ctx),
    providerSettings(ctx),
    listRefusals(ctx),
  ]);
  const { id, name, defaultCountry, timeZone, dispositions } = company;
  const { stopWords, startWords, stopConfirmation } = company;
  const zones = timeZones();
  return (
    <div className="max-w-[720px]">
      <PageHeader title="Company" subtitle={`${name} has the number ${id} in commands and logs.`} />
      <CompanyForm
        company={{ name, defaultCountry, timeZone }}
        countries={countries().map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
        zones={(zones.includes(timeZone) ? zones : [timeZone, ...zones]).map((zone) => ({
          value: zone,
          label: zone.replaceAll("_", " "),
        }))}
      />
      <SectionTitle>Calls and leads</SectionTitle>
      <DispositionsForm dispositions={dispositions} />
      <SectionTitle>Opt-outs by text</SectionTitle>
      <WordsForm {...{ stopWords, startWords, stopConfirmation }} />
      <SectionTitle>Withheld callers</SectionTitle>
      <WithheldForm current={company.withheldCallers} count={withheld} />
      <SectionTitle
        actions={
          <Button asChild>
            <Link href="/company/telephone">Set up the telephone</Link>
          </Button>
        }
      >
        Telephone
      </SectionTitle>
      <TelephoneState settings={settings} refused={refusals.length > 0} />
    </div>
  );
}
