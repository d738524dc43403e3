"use client";

import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import { RadioField, TextField } from "@/components/form/fields";
import { FormActions } from "@/components/form/form-actions";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { connect } from "../../actions";

const FROM = [
  {
    value: "everything",
    label: "All that is listed, then every change",
    help: "At most fifty numbers a second: a list of 100,000 takes half an hour or more.",
  },
  {
    value: "now",
    label: "Only changes from now on",
    help: "For a VICIdial that has the list already.",
  },
];

/** Asks where VICIdial's API is and with which of its users we come. */
export function VicidialForm() {
  return (
    <ActionForm action={connect}>
      <TextField
        name="target_url"
        label="URL of the non-agent API"
        type="url"
        autoComplete="off"
        placeholder="https://dialer.example.com/vicidial/non_agent_api.php"
        help="It must begin with https:// and be out on the internet, unless the installation allows more."
      />
      <TextField
        name="user"
        label="API user"
        autoComplete="off"
        help="A VICIdial user of level 8 or higher with Modify Lists and Delete From DNC Lists."
      />
      <TextField name="password" label="Password" type="password" autoComplete="off" help="Kept sealed." />
      <RadioField name="from" label="What is sent" options={FROM} defaultValue="everything" />
      <p className="text-muted text-xs">
        Only numbers of +1 go there, as ten digits; others are left out. When a number is neither blocked nor
        opted out any more, it is taken off VICIdial’s list whoever put it there.
      </p>
      <FormActions>
        <SubmitButton pendingText="Connecting…">Connect</SubmitButton>
        <Button variant="ghost" asChild>
          <Link href="/subscriptions">Cancel</Link>
        </Button>
      </FormActions>
    </ActionForm>
  );
}
