"use client";

import { useSyncExternalStore } from "react";
import { RadioCards } from "@/components/ui/radio-cards";
import { THEME_COOKIE, THEMES, type Theme, themeClass, themeOf } from "@/components/ui/theme";

const YEAR = 60 * 60 * 24 * 365;
const watchers = new Set<() => void>();

function currentTheme(): Theme {
  const cookie = document.cookie.split("; ").find((part) => part.startsWith(`${THEME_COOKIE}=`));
  return themeOf(cookie?.slice(THEME_COOKIE.length + 1));
}

function watch(changed: () => void) {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

/** Shows the theme at once and stores it, so that the server renders the next page in it. */
export function setTheme(theme: Theme) {
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
  document.documentElement.classList.remove("light", "dark");
  const added = themeClass(theme);
  if (added) document.documentElement.classList.add(added);
  for (const changed of watchers) changed();
}

/** Returns the theme chosen now and the function that chooses another. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(watch, currentTheme, () => "system" as const), setTheme];
}

export const THEME_WORDS: Record<Theme, string> = { light: "Light", dark: "Dark", system: "Like the system" };

/** Three cards: light, dark, like the system. A choice takes effect at once. */
export function ThemeChoice() {
  const [theme, choose] = useTheme();
  return (
    <RadioCards
      label="Theme"
      name="theme"
      value={theme}
      onChange={(value) => choose(themeOf(value))}
      options={THEMES.map((value) => ({ value, label: THEME_WORDS[value] }))}
      columns={3}
    />
  );
}
