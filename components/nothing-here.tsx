import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Says that there is nothing at this address, or nothing of this company. */
export function NothingHere() {
  return (
    <Notice title="There is nothing here" code="404">
      <p>The address may be mistyped, or what it names belongs to another company.</p>
      <Button asChild>
        <Link href="/">Go to the first page</Link>
      </Button>
    </Notice>
  );
}
