"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { RadioCards } from "@/components/ui/radio-cards";
import type { Option } from "@/components/ui/select";
import { type Choice, type Chosen, choiceQuery } from "./choice";
import { ChoiceFields, LABELS } from "./choice-fields";
import { SendList } from "./send-list";

type ChooseProps = {
  by: Choice;
  chosen: Chosen;
  problems: Record<string, string[]>;
  uploads: Option[];
  zone: string;
  limit: number;
  limitWords: string;
};

const options = [
  { value: "numbers", label: "Pasted numbers", help: "Those at hand, in any spelling." },
  { value: "file", label: "The numbers of a file", help: "Up to a million." },
  { value: "contact_import", label: "One upload", help: "What a Blacklist File has blocked." },
  { value: "blocked_at", label: "Blocked between two times", help: "Whoever blocked them." },
  { value: "fulltext", label: "A search", help: "What the Blacklist finds for it." },
  { value: "all", label: "Everything", help: "The whole Blacklist." },
] as const;

/** The words that the sentence of an error begins with. */
const SUBJECTS: Record<string, string> = { ...LABELS, file: "The file" };

/** The first step of Clear Blacklist: choosing what to unblock. Nothing runs before a person has seen it. */
export function Choose({ problems, uploads, zone, limit, limitWords, ...given }: ChooseProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [by, setBy] = useState<Choice>(given.by);
  const [chosen, setChosen] = useState(given.chosen);
  const look = (query: string) => startTransition(() => router.push(`/unblock_contact_jobs/new?${query}`));

  function submit(event: FormEvent) {
    event.preventDefault();
    look(choiceQuery(by, chosen));
  }

  const found = by === given.by ? problems : {};
  const errors = Object.entries(found).map(([name, texts]) => ({
    text: [SUBJECTS[name], texts.join("; ")].filter(Boolean).join(" "),
    fieldId: name in LABELS ? name : undefined,
  }));
  const sends = by === "numbers" || by === "file";
  return (
    <div className="grid max-w-[720px] gap-5">
      <ErrorSummary errors={errors} />
      <RadioCards
        label="What to unblock"
        name="by"
        value={by}
        onChange={(value) => setBy(value as Choice)}
        options={options}
      />
      {sends ? (
        <SendList key={by} kind={by} limit={limit} limitWords={limitWords} onSent={look} />
      ) : (
        <form onSubmit={submit} className="grid gap-5" noValidate>
          <ChoiceFields
            by={by}
            chosen={chosen}
            problems={found}
            uploads={uploads}
            zone={zone}
            onChange={setChosen}
          />
          <div>
            <Button type="submit" variant="primary" pending={pending} pendingText="Counting…">
              Look at the numbers
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
