"use client";

import { type DragEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { bytes } from "@/components/ui/figures";
import { ProgressBar } from "@/components/ui/progress-bar";

type UploadDropzoneProps = {
  onFile: (file: File) => void;
  /** The types of files that may be chosen: ".csv,.txt,.gz". */
  accept?: string;
  help?: string;
  disabled?: boolean;
};

/** A place to drop a file, or to choose one with the mouse, a finger or the keyboard. */
export function UploadDropzone({ onFile, accept, help, disabled = false }: UploadDropzoneProps) {
  const [over, setOver] = useState(false);
  const helpId = useId();

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !disabled) onFile(file);
  }

  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        "grid justify-items-center gap-1 rounded-lg border border-field border-dashed px-6 py-10 text-center transition-colors hover:bg-panel has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
        over && "border-accent border-solid bg-accent-soft",
        disabled && "cursor-not-allowed opacity-60",
      )}
    >
      <input
        type="file"
        accept={accept}
        disabled={disabled}
        aria-describedby={help ? helpId : undefined}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
      <span className="font-medium">
        Drop a file here, or <span className="text-accent underline underline-offset-2">choose one</span>
      </span>
      {help && (
        <span id={helpId} className="text-muted text-sm">
          {help}
        </span>
      )}
    </label>
  );
}

type UploadProgressProps = { name: string; sent: number; total: number; onStop?: () => void };

/** Shows how much of a file has been sent. */
export function UploadProgress({ name, sent, total, onStop }: UploadProgressProps) {
  const percent = total > 0 ? (100 * sent) / total : null;
  const words = `${bytes(sent)} of ${bytes(total)}`;
  return (
    <div className="rounded-lg border border-line p-4">
      <div className="mb-2 flex items-center justify-between gap-3">
        <p className="min-w-0 truncate font-medium">{name}</p>
        {onStop && (
          <Button size="sm" onClick={onStop}>
            Stop
          </Button>
        )}
      </div>
      <ProgressBar label={`Sending ${name}`} percent={percent} valueText={words} />
      <p className="figures mt-2 text-muted text-sm">
        {percent !== null && `${Math.floor(percent)} % · `}
        {words}
      </p>
    </div>
  );
}
