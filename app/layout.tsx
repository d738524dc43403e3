import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { THEME_COOKIE, themeClass, themeOf } from "@/components/ui/theme";
import { Toasts } from "@/components/ui/toasts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Blacklist", template: "%s · Blacklist" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#0c0c0e" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    // The class changes in the browser when a person switches the theme before React has started.
    <html
      lang="en"
      className={cn(GeistSans.variable, GeistMono.variable, themeClass(theme))}
      suppressHydrationWarning
    >
      <body>
        <NuqsAdapter>{children}</NuqsAdapter>
        <Toasts />
      </body>
    </html>
  );
}
