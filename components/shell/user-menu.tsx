"use client";

import { ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { signOut } from "next-auth/react";
import { useState } from "react";
import type { ShellUser } from "@/components/shell/types";
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from "@/components/ui/menu";
import { THEMES, themeOf } from "@/components/ui/theme";
import { THEME_WORDS, useTheme } from "@/components/ui/theme-choice";

/** The name of the signed-in user. It opens a menu with the account, the theme and the sign-out. */
export function UserMenu({ user }: { user: ShellUser }) {
  const [theme, setTheme] = useTheme();
  const [leaving, setLeaving] = useState(false);
  return (
    <Menu>
      <MenuTrigger className="flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left text-sm outline-offset-[-2px] hover:bg-hover data-[state=open]:bg-hover">
        <span className="min-w-0 flex-1">
          {user.name && <span className="block truncate font-medium">{user.name}</span>}
          <span className="block truncate text-muted text-xs">{user.email}</span>
        </span>
        <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
      </MenuTrigger>
      <MenuContent align="start" side="top" className="w-52">
        <MenuItem asChild>
          <Link href="/account">Account</Link>
        </MenuItem>
        <MenuItem asChild>
          <Link href="/api/docs" prefetch={false}>
            API reference
          </Link>
        </MenuItem>
        <MenuSeparator />
        <MenuLabel>Theme</MenuLabel>
        <MenuRadioGroup value={theme} onValueChange={(value) => setTheme(themeOf(value))}>
          {THEMES.map((each) => (
            <MenuRadioItem key={each} value={each} onSelect={(event) => event.preventDefault()}>
              {THEME_WORDS[each]}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem
          onSelect={(event) => {
            event.preventDefault();
            setLeaving(true);
            signOut({ callbackUrl: "/login" }).catch(() => setLeaving(false));
          }}
        >
          {leaving ? "Signing out…" : "Sign out"}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
