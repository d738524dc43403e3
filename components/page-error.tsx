"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

export type PageErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** Says that a page could not be shown, so that nobody takes the page for empty. */
export function PageError({ error, reset }: PageErrorProps) {
  return (
    <Notice title="This page could not be shown" code="500" alert>
      <p>
        Something went wrong on the server while it was put together. Nothing was changed by looking at it.
        Try again; if it happens again, tell whoever runs this server
        {error.digest ? (
          <>
            {" "}
            and name the error <code className="mono">{error.digest}</code>
          </>
        ) : null}
        .
      </p>
      <Button variant="primary" onClick={reset}>
        Try again
      </Button>
    </Notice>
  );
}
