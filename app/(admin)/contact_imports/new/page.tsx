import type { Metadata } from "next";
import { bytes } from "@/components/ui/figures";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { pageContext } from "@/lib/web/context";
import { BlacklistTabs } from "../../blacklist-tabs";
import { UploadForm } from "./upload-form";

export const metadata: Metadata = { title: "Upload Blacklist" };

type Props = { searchParams: Promise<{ numbers?: string | string[] }> };

/**
 * Uploads a list of numbers, or takes a pasted one. Nothing runs before a person has seen the preview.
 * `numbers` are in the field already.
 */
export default async function NewContactImportPage({ searchParams }: Props) {
  await pageContext("suppression_list");
  const { numbers } = await searchParams;
  const { uploadLimit } = env();
  return (
    <>
      <PageHeader
        title="Upload Blacklist"
        subtitle="Block, or unblock, the numbers of a file or of a pasted list. Nothing is blocked until you confirm."
      />
      <BlacklistTabs />
      <UploadForm
        limit={uploadLimit}
        limitWords={words(uploadLimit)}
        pasted={typeof numbers === "string" ? numbers : ""}
      />
    </>
  );
}

const words = (limit: number) => (limit % 2 ** 30 === 0 ? `${limit / 2 ** 30} GB` : bytes(limit));
