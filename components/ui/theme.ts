export const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];

/** The name of the cookie that keeps a person's theme: light, dark or the system's. */
export const THEME_COOKIE = "theme";

/** Reads the theme cookie's value. An unknown value means the system's theme. */
export function themeOf(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}

/**
 * Returns the class of `<html>` for a theme. The system's theme needs none, because the style sheet follows the system.
 */
export function themeClass(theme: Theme): string {
  return theme === "system" ? "" : theme;
}
