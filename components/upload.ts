/** The types of files that can hold a list of numbers, as a file field's `accept` writes them. */
export const LIST_TYPES =
  ".csv,.txt,.tsv,.gz,.zip,.xlsx,text/csv,text/plain,application/gzip,application/zip";

/** Returns the same types in words, with the largest size, for instance "1 GB". */
export const listTypesUpTo = (limit: string) =>
  `CSV or plain text, also gzipped or zipped, at most ${limit}; or an Excel workbook (.xlsx)`;

export type UploadAnswer = { status: number; body: unknown };

type UploadOptions = {
  onProgress?: (sent: number, total: number) => void;
  signal?: AbortSignal;
  headers?: Record<string, string>;
};

/**
 * Sends a file as the raw body of a POST and reports its progress, which fetch cannot. Resolves with the status and the
 * parsed JSON, whatever the status. Rejects when the connection breaks or `signal` stops it.
 */
export function uploadFile(url: string, file: Blob, options: UploadOptions = {}): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    for (const [name, value] of Object.entries(options.headers ?? {})) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => options.onProgress?.(event.loaded, event.total);
    request.onload = () => resolve({ status: request.status, body: parsed(request.responseText) });
    request.onerror = () => reject(new Error("The connection broke while the file was being sent."));
    request.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
    options.signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
