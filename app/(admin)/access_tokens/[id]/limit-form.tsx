"use client";

import { ActionForm } from "@/components/form/action-form";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import type { AccessTokenRow } from "@/lib/access-tokens/listing";
import { limit } from "../actions";
import { LimitFields } from "../limit-fields";

type LimitFormProps = Pick<AccessTokenRow, "id" | "allowedNetworks" | "rateLimit"> & { usualRate: number };

/** Changes the networks that a token may be used from, and its rate limit. */
export function LimitForm({ id, allowedNetworks, rateLimit, usualRate }: LimitFormProps) {
  return (
    <ActionForm action={limit}>
      <input type="hidden" name="id" value={id} />
      <LimitFields allowedNetworks={allowedNetworks} rateLimit={rateLimit} usualRate={usualRate} />
      <FormActions>
        <SubmitButton pendingText="Saving the limits…">Save the limits</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
