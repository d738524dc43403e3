import type { Fact } from "@/components/ui/description-list";

/** The proofs that a person agreed to be called, by the names that landing pages give them. */
const PROOFS: Record<string, string> = {
  trusted_form_cert_url: "TrustedForm certificate",
  xxtrustedformcerturl: "TrustedForm certificate",
  trusted_form_ping_url: "TrustedForm ping",
  xxtrustedformpingurl: "TrustedForm ping",
  jornaya_leadid: "Jornaya LeadiD",
  universal_leadid: "Jornaya LeadiD",
  leadid_token: "Jornaya LeadiD",
  tcpa_consent: "TCPA consent",
};

/** What a proof is called; undefined for a field that is none. */
function proofName(field: string): string | undefined {
  const name = field.toLowerCase();
  if (Object.hasOwn(PROOFS, name)) return PROOFS[name];
  return /(^|_|-)consent/.test(name) ? "Consent" : undefined;
}

/** What the lead brought along, a line for each name: the consent proofs, and everything else. */
export function dataFacts(data: Record<string, unknown>): { proofs: Fact[]; others: Fact[] } {
  const named = Object.entries(data).map(([name, value]) => ({ name, proof: proofName(name), value }));
  return {
    proofs: named.flatMap(({ name, proof, value }) =>
      proof === undefined ? [] : [{ term: `${proof} (${name})`, value: shown(value) }],
    ),
    others: named.flatMap(({ name, proof, value }) =>
      proof === undefined ? [{ term: name, value: shown(value) }] : [],
    ),
  };
}

/** The page behind a link is not told where its visitor came from. */
function shown(value: unknown) {
  if (typeof value !== "string") return <span className="mono">{JSON.stringify(value)}</span>;
  if (!isPage(value)) return value || "–";
  return (
    <a href={value} target="_blank" rel="noreferrer noopener" className="underline underline-offset-2">
      {value}
    </a>
  );
}

const isPage = (text: string) => /^https:\/\/\S+$/.test(text) && URL.canParse(text);
