"use client";

import Link from "next/link";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SelectField, TextareaField, TextField } from "@/components/form/fields";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { Sender } from "@/lib/text-messages/senders";
import { send } from "./actions";

type SendTextProps = { senders: Sender[]; companyName: string; maySetUp: boolean };

/** A window to write one text, sent from one of the company's own numbers. */
export function SendText({ senders, companyName, maySetUp }: SendTextProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">Send a text</Button>
      </DialogTrigger>
      <DialogContent
        title="Send a text"
        description={`A number that is blocked for ${companyName} or has opted out is not texted.`}
      >
        {senders.length === 0 ? (
          <NoNumber companyName={companyName} maySetUp={maySetUp} />
        ) : (
          <ActionForm action={send} onDone={() => setOpen(false)}>
            <TextField name="to" label="To" type="tel" autoComplete="off" help="A number in any spelling." />
            <SelectField name="from" label="From" options={senders.map(toOption)} />
            <TextareaField name="message" label="Text" rows={4} maxLength={1600} />
            <div className="flex flex-wrap justify-end gap-2">
              <DialogClose asChild>
                <Button>Cancel</Button>
              </DialogClose>
              <SubmitButton pendingText="Sending the text…">Send the text</SubmitButton>
            </div>
          </ActionForm>
        )}
      </DialogContent>
    </Dialog>
  );
}

const toOption = ({ number, names }: Sender) => ({ value: number, label: `${number} · ${names[0]}` });

function NoNumber({ companyName, maySetUp }: Omit<SendTextProps, "senders">) {
  return (
    <div className="grid justify-items-start gap-3">
      <p>
        {companyName} has no number of its own yet: a text goes out from the number of an offer or a schedule.
      </p>
      {maySetUp && (
        <Button asChild>
          <Link href="/offers">Set up offers</Link>
        </Button>
      )}
    </div>
  );
}
