"use client";

import Link from "next/link";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { CheckboxField, SelectField, TextareaField, TextField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { withheldWords } from "@/components/withheld";
import type { OfferWithheldChoice } from "@/db/enums";
import { create, update } from "./actions";
import { BuyersField } from "./buyers-field";

/** The values that an offer's form is filled with. */
export type ShownOffer = {
  id: number;
  /** When the shown offer was last changed. The form may overwrite only that state. */
  updatedAt: string;
  name: string;
  active: boolean;
  withheldCallers: OfferWithheldChoice;
  /** How many callers withheld their number in the last 30 days. */
  withheld: number;
  numbers: string[];
  buyers: { id: number; name: string; number: string; priority: number; active: boolean }[];
};

const WITHHELD = [
  { value: "inherit", label: "As the company does" },
  { value: "connect", label: "Connect them, as unknown callers" },
  { value: "reject", label: "Turn them away" },
];

/** The form that makes an offer, or changes one as a whole. */
export function OfferForm({ offer }: { offer?: ShownOffer }) {
  const [seen] = useState(offer);
  return (
    <ActionForm action={seen ? update : create}>
      {seen && <input type="hidden" name="id" value={seen.id} />}
      {seen && <input type="hidden" name="updated_at" value={seen.updatedAt} />}
      <TextField name="name" label="Name" autoComplete="off" defaultValue={seen?.name} />
      <TextareaField
        name="numbers"
        label="Numbers of ours"
        optional
        rows={3}
        className="[&_textarea]:mono"
        defaultValue={seen?.numbers.join("\n")}
        help="One a line, in any spelling. Calls and texts to them belong to this offer; a number belongs to one offer only."
      />
      <BuyersField
        buyers={(seen?.buyers ?? []).map((buyer) => ({ ...buyer, priority: String(buyer.priority) }))}
      />
      <SelectField
        name="withheld_callers"
        label="Callers who withhold their number"
        options={WITHHELD}
        defaultValue={seen?.withheldCallers ?? "inherit"}
        help={seen && withheldWords(seen.withheld)}
      />
      <CheckboxField
        name="active"
        label="Switched on"
        defaultChecked={seen?.active ?? true}
        help="While it is off, calls to its numbers find no offer."
      />
      <FormActions>
        <SubmitButton pendingText={seen ? "Changing the offer…" : "Making the offer…"}>
          {seen ? "Change the offer" : "Make the offer"}
        </SubmitButton>
        <Button variant="ghost" asChild>
          <Link href="/offers">Cancel</Link>
        </Button>
      </FormActions>
    </ActionForm>
  );
}
