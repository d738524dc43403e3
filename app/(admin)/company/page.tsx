import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { companyOf } from "@/lib/companies/reading";
import { timeZones } from "@/lib/companies/zones";
import { countries } from "@/lib/phone";
import { pageContext } from "@/lib/web/context";
import { CompanyForm } from "./company-form";

export const metadata: Metadata = { title: "Company" };

export default async function CompanyPage() {
  const ctx = await pageContext("security");
  const { id, name, defaultCountry, timeZone } = await companyOf(ctx);
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
    </div>
  );
}
