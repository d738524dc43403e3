import type { ReactNode } from "react";
import { NotDoneProvider } from "@/components/form/not-done";
import { MobileBar } from "@/components/shell/mobile-bar";
import { Shortcuts } from "@/components/shell/shortcuts";
import { Sidebar } from "@/components/shell/sidebar";
import type { ShellProps } from "@/components/shell/types";

/** The frame of every signed-in page: sidebar (a sheet on a phone), skip link, keyboard shortcuts, the page. */
export function Shell({ children, ...props }: ShellProps & { children: ReactNode }) {
  return (
    <NotDoneProvider email={props.user.email}>
      <a
        href="#main"
        className="-top-20 fixed left-3 z-50 rounded-md bg-ink px-3 py-2 text-canvas text-sm focus:top-3"
      >
        Skip to the page
      </a>
      <div className="lg:grid lg:grid-cols-[224px_minmax(0,1fr)]">
        <aside className="sticky top-0 z-20 h-dvh border-line border-r bg-panel max-lg:hidden">
          <Sidebar {...props} />
        </aside>
        <MobileBar {...props} />
        <main id="main" tabIndex={-1} className="min-w-0 px-4 pt-4 pb-16 outline-none sm:px-7 sm:pt-5">
          {children}
        </main>
      </div>
      <Shortcuts groups={props.groups} />
    </NotDoneProvider>
  );
}
