"use client";

import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import { RadioCards } from "@/components/ui/radio-cards";
import { type Provider, providers } from "@/db/enums";
import type { ProviderSettings, AuthTokenState } from "@/lib/provider-configurations/settings";
import { choose } from "./actions";

const WORDS: Record<Provider, { label: string; help: string }> = {
  sandbox: {
    label: "Sandbox",
    help: "Records what would happen. Nobody is dialed or texted, and nothing costs.",
  },
  twilio: { label: "Twilio", help: "Places calls and sends texts with your own account." },
};

const choices = providers.map((provider) => ({ value: provider, ...WORDS[provider] }));

/** The help of the token's field: what is kept of the token, and what an empty field does. */
const tokenHelp: Record<AuthTokenState["state"], (ending: string) => string> = {
  none: () => "Kept encrypted, and never shown again.",
  set: (ending) =>
    `One is set; it ends in ${ending}. Leave the field empty to keep it. It is never shown again.`,
  unreadable: () =>
    "One is set, but it cannot be read any more: it was encrypted with another NEXTAUTH_SECRET. Enter it again.",
};

/** The form that chooses who places the calls, and takes the account's keys. */
export function ProviderForm({
  settings,
}: {
  settings: Pick<ProviderSettings, "provider" | "accountSid" | "authToken">;
}) {
  const { authToken } = settings;
  const [provider, setProvider] = useState<string>(settings.provider);
  /** How often the form was saved. Each save empties the token's field. */
  const [saved, setSaved] = useState(0);
  const ending = authToken.state === "set" ? authToken.ending : "";
  return (
    <ActionForm action={choose} onDone={() => setSaved((times) => times + 1)}>
      <RadioCards
        label="Provider"
        name="provider"
        options={choices}
        value={provider}
        onChange={setProvider}
      />
      {provider === "twilio" && (
        <>
          <TextField
            name="account_sid"
            label="Account SID"
            autoComplete="off"
            spellCheck={false}
            className="[&_input]:mono"
            placeholder="AC…"
            defaultValue={settings.accountSid ?? ""}
            help="On the first page of the Twilio console, with the auth token."
          />
          <TextField
            key={saved}
            name="auth_token"
            label="Auth token"
            type="password"
            autoComplete="off"
            optional={authToken.state === "set"}
            help={tokenHelp[authToken.state](ending)}
          />
        </>
      )}
      <FormActions>
        <SubmitButton pendingText="Changing the telephone…">Change the telephone</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
