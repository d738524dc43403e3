"use client";

import { type FormEvent, useRef, useState } from "react";
import { LIST_TYPES, listTypesUpTo } from "@/components/upload";
import { UploadDropzone, UploadProgress } from "@/components/upload-dropzone";
import { useUpload } from "@/components/use-upload";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { prepareList } from "../actions";
import { choiceQuery } from "./choice";

type SendListProps = {
  kind: "numbers" | "file";
  limit: number;
  limitWords: string;
  /** Called with the query of the page that shows what was sent. */
  onSent: (query: string) => void;
};

/** The pasted text, kept for a person who comes back to it. */
let pasted = "";

const BROKEN = "The connection broke while the list was being sent. Nothing was unblocked; send it again.";

/** Sends pasted numbers or a file, for a preview before anything runs. */
export function SendList({ kind, limit, limitWords, onSent }: SendListProps) {
  const [sending, setSending] = useState<{ name: string; sent: number; total: number }>();
  const [text, setText] = useState(pasted);
  const [problem, setProblem] = useState<string>();
  const upload = useUpload();
  const stop = useRef<AbortController>(undefined);

  async function send(file: File, query: string) {
    setProblem(undefined);
    if (file.size > limit) return setProblem(`${file.name} is larger than the ${limitWords} that are taken.`);
    const { signal } = (stop.current = new AbortController());
    setSending({ name: file.name, sent: 0, total: file.size });
    const onProgress = (sent: number, total: number) => setSending({ name: file.name, sent, total });
    try {
      const { body } = await upload(`/api/uploads?to_clear=1&${query}`, file, { onProgress, signal });
      const { contact_import: sent, errors } = (body ?? {}) as Answer;
      if (sent?.status === "draft") await prepare(sent.id);
      if (sent) return onSent(choiceQuery(kind, { contact_import_id: String(sent.id) }));
      setProblem(
        Object.values(errors ?? {})
          .flat()
          .join("; ") || BROKEN,
      );
    } catch {
      if (!signal.aborted) setProblem(BROKEN);
    }
    setSending(undefined);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!/\d/.test(text)) return setProblem("Paste at least one number.");
    void send(new File([text], "Pasted numbers", { type: "text/plain" }), "pasted=1");
  }

  const problems = problem ? [{ text: problem }] : NONE;
  if (sending) return <UploadProgress {...sending} onStop={() => stop.current?.abort()} />;
  if (kind === "file")
    return (
      <>
        <ErrorSummary title="The file was not taken" errors={problems} />
        <UploadDropzone
          accept={LIST_TYPES}
          help={listTypesUpTo(limitWords)}
          onFile={(file) => void send(file, `name=${encodeURIComponent(file.name)}`)}
        />
      </>
    );
  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      <Field
        id="numbers"
        label="Numbers"
        help="One a line, or separated by commas, semicolons or tabs; in any spelling."
        errors={problem ? [problem] : undefined}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            value={text}
            spellCheck={false}
            className="mono"
            onChange={(event) => {
              setText((pasted = event.target.value));
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      <div>
        <Button type="submit" variant="primary">
          Look at the numbers
        </Button>
      </div>
    </form>
  );
}

const NONE: never[] = [];

/** The answer of /api/uploads: the record, or errors by field. */
type Answer = { contact_import?: { id: number; status: string }; errors?: Record<string, string[]> };

async function prepare(id: number) {
  const data = new FormData();
  data.set("id", String(id));
  await prepareList(undefined, data);
}
