import { REASON_WORDS } from "@/components/reasons";
import { Time } from "@/components/ui/time";
import type { NamedImport } from "@/lib/contact-imports/listing";

/**
 * Says what a file is for, who uploaded it and when: "Blocks the numbers of column phone · default country DE · by …".
 */
export function Intent({ file, zone }: { file: NamedImport; zone: string }) {
  const who = file.person ?? (file.token && `token “${file.token}”`);
  const draft = file.status === "uploading" || file.status === "draft";
  return (
    <>
      {!draft && (
        <>
          {file.blocked ? "Blocks" : "Unblocks"} the numbers
          {file.headers.length > 1 && (
            <>
              {" "}
              of column <strong className="font-semibold text-ink">{file.callerIdColumnName}</strong>
            </>
          )}{" "}
          · default country {file.defaultCountry}
          {file.reason && ` · ${REASON_WORDS[file.reason]}`} ·{" "}
        </>
      )}
      {draft && "Nothing has run yet · "}
      {who && `by ${who}, `}
      <Time value={file.createdAt} zone={zone} />
      {file.note && <span className="block">“{file.note}”</span>}
    </>
  );
}
