export const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];

/** The name of the cookie that keeps a person's choice between light, dark and what the system says. */
export const THEME_COOKIE = "theme";

/** Reads the theme cookie's value; whatever is unknown means the system's own. */
export function themeOf(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}

/** The class of `<html>` for a theme; the system's own needs none, the style sheet follows it. */
export function themeClass(theme: Theme): string {
  return theme === "system" ? "" : theme;
}
