"use client";

import Link from "next/link";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SelectField, TextField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import type { FormAction } from "@/lib/form-result";
import { PermissionChoices } from "@/components/form/permission-choices";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/radio-cards";
import type { TokenKind } from "@/db/enums";
import type { Permission } from "@/db/permissions";
import { actionGroups, areaGroup } from "@/lib/collaborators/words";
import { issue } from "../actions";
import { LimitFields } from "../limit-fields";
import { KeysOnce, type ShownKeys } from "./keys-once";

const LIFETIMES = [
  { value: "0", label: "Never" },
  { value: "30", label: "After 30 days" },
  { value: "90", label: "After 90 days" },
  { value: "365", label: "After a year" },
];

type IssueFormProps = { allowed: readonly Permission[]; usualRate: number };

const kindsFor = (allowed: readonly Permission[]) => [
  {
    value: "keys",
    label: "A pair of keys",
    help: "For a dialer, CRM or script that can send a header. It may do what you choose.",
  },
  {
    value: "check",
    label: "A URL to check numbers",
    help: allowed.includes("Contact:check")
      ? "For a phone system that can only call a URL. It asks whether a number may be called, and can do nothing else."
      : "You do not have the permission to check numbers yourself.",
    disabled: !allowed.includes("Contact:check"),
  },
];

/** Asks what a token is for and what it may do; then shows its keys, once. */
export function IssueForm({ allowed, usualRate }: IssueFormProps) {
  const [issued, setIssued] = useState<ShownKeys>();
  const [kind, setKind] = useState<TokenKind>("keys");

  const send: FormAction = async (previous, data) => {
    const result = await issue(previous, data);
    if (result.ok) setIssued(result.issued);
    return result;
  };

  if (issued) return <KeysOnce {...issued} />;
  return (
    <ActionForm action={send}>
      <TextField
        name="name"
        label="Name"
        autoComplete="off"
        help="The system that uses it, as block logs are to name it: “dialer-2”."
      />
      <RadioCards
        name="kind"
        label="What it is"
        options={kindsFor(allowed)}
        value={kind}
        onChange={(value) => setKind(value === "check" ? "check" : "keys")}
      />
      {kind === "keys" && (
        <PermissionChoices
          name="permissions"
          label="What it may do"
          groups={[areaGroup, ...actionGroups]}
          allowed={allowed}
        />
      )}
      <SelectField name="days" label="Expires" options={LIFETIMES} className="sm:max-w-56" />
      <LimitFields usualRate={usualRate} />
      <FormActions>
        <SubmitButton pendingText="Making the access token…">Make the access token</SubmitButton>
        <Button variant="ghost" asChild>
          <Link href="/access_tokens">Cancel</Link>
        </Button>
      </FormActions>
    </ActionForm>
  );
}
