import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Notice title="There is nothing here" code="404">
      <p>The address may be mistyped, or what it names belongs to another company.</p>
      <Button asChild>
        <Link href="/">Go to the first page</Link>
      </Button>
    </Notice>
  );
}
