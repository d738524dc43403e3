"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { LIST_TYPES, listTypesUpTo } from "@/components/upload";
import { UploadDropzone, UploadProgress } from "@/components/upload-dropzone";
import { useUpload } from "@/components/use-upload";
import { ErrorSummary, type SummaryError } from "@/components/ui/error-summary";
import { PasteForm } from "./paste-form";

type Sending = { name: string; sent: number; total: number };

const BROKEN = "The connection broke while the file was being sent. Nothing was blocked; send it again.";

type UploadFormProps = { limit: number; limitWords: string; pasted: string };

/**
 * Sends a file or pasted text, shows the progress, and then goes to the new upload. When numbers are `pasted` already,
 * a reason can be chosen beside them.
 */
export function UploadForm({ limit, limitWords, pasted }: UploadFormProps) {
  const router = useRouter();
  const [sending, setSending] = useState<Sending>();
  const [text, setText] = useState(pasted);
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const upload = useUpload();
  const stop = useRef<AbortController>(undefined);

  async function send(file: File, query: string) {
    setErrors([]);
    if (file.size > limit) return fail(`${file.name} is larger than the ${limitWords} that are taken.`);
    const { signal } = (stop.current = new AbortController());
    setSending({ name: file.name, sent: 0, total: file.size });
    const onProgress = (sent: number, total: number) => setSending({ name: file.name, sent, total });
    try {
      const { status, body } = await upload(`/api/uploads?${query}`, file, { onProgress, signal });
      const id = idOf(body);
      if (status === 201 && id) return router.push(`/contact_imports/${id}`);
      fail(sentenceOf(body));
    } catch {
      if (!signal.aborted) fail(BROKEN);
    }
    setSending(undefined);
  }

  const fail = (text: string) => setErrors([{ text }]);

  return (
    <div className="grid max-w-[720px] gap-6">
      <ErrorSummary title="The list was not taken" errors={errors} />
      {sending ? (
        <UploadProgress {...sending} onStop={() => stop.current?.abort()} />
      ) : (
        <>
          <UploadDropzone
            accept={LIST_TYPES}
            help={listTypesUpTo(limitWords)}
            onFile={(file) => void send(file, `name=${encodeURIComponent(file.name)}`)}
          />
          <PasteForm
            text={text}
            onChange={setText}
            askReason={pasted !== ""}
            onSubmit={(reason) =>
              void send(
                new File([text], "Pasted numbers", { type: "text/plain" }),
                `pasted=1${reason && `&reason=${reason}`}`,
              )
            }
          />
        </>
      )}
    </div>
  );
}

/** The answer of /api/uploads: the record, or errors by field. */
type Answer = { contact_import?: { id?: number }; errors?: Record<string, string[]> };

const idOf = (body: unknown) => (body as Answer | null)?.contact_import?.id;

function sentenceOf(body: unknown): string {
  const errors = Object.entries((body as Answer | null)?.errors ?? {});
  if (errors.length === 0) return BROKEN;
  return errors
    .map(([field, texts]) => (field === "base" ? "" : `${subjects[field] ?? "The list"} `) + texts.join("; "))
    .join(" ");
}

const subjects: Record<string, string> = { numbers: "The pasted text" };
