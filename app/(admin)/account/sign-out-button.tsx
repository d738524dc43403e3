"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Ends the session on this browser. */
export function SignOutButton() {
  const [leaving, setLeaving] = useState(false);
  return (
    <Button
      pending={leaving}
      pendingText="Signing out…"
      onClick={() => {
        setLeaving(true);
        signOut({ callbackUrl: "/login" }).catch(() => setLeaving(false));
      }}
    >
      Sign out
    </Button>
  );
}
