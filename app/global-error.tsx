"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import "./globals.css";

/** The page shown when even the frame of the pages failed. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Error · Blacklist</title>
        <main className="px-4">
          <Notice title="The pages cannot be shown just now" code="500" alert>
            <p>
              Something went wrong on the server. Calls and texts are checked separately and are not affected.
            </p>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
          </Notice>
        </main>
      </body>
    </html>
  );
}
