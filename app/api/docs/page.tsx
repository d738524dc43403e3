import type { Metadata } from "next";
import { headers } from "next/headers";
import { Shortcuts } from "@/components/shell/shortcuts";
import { env } from "@/lib/env";
import { apiDescription } from "@/lib/web/openapi/description";
import { EXAMPLE_HOST } from "@/lib/web/openapi/curl";
import { Part } from "./article";
import { Contents } from "./contents";
import { Failures } from "./failures";
import { Operation } from "./operation";
import { RecordArticle } from "./record";
import { readRecords } from "./records";
import { readFailures, readGroups } from "./reference";
import { Start } from "./start";

export const metadata: Metadata = { title: "API reference" };

// The document does not change while the process lives.
const groups = readGroups();
const records = readRecords(groups);
const failures = readFailures();

const slugOf = (name: string) => name.toLowerCase().replaceAll(" ", "-");

const contents = [
  ...groups.map(({ name, entries }) => ({
    name,
    slug: slugOf(name),
    entries: entries.map(({ id, method, path, summary }) => ({ id, method, path, summary })),
  })),
  {
    name: "Records",
    slug: "records",
    entries: records.map(({ name, words }) => ({ id: name, method: "", path: "", summary: words })),
  },
];

/**
 * The API's reference, open to everybody. It is made from the document that every request and answer is checked
 * against.
 */
export default async function ApiReferencePage() {
  const origin = await originHere();
  return (
    <div className="lg:grid lg:grid-cols-[272px_minmax(0,1fr)] [&_code]:font-mono [&_code]:text-[0.95em]">
      <a
        href="#main"
        className="-top-20 fixed left-3 z-50 rounded-md bg-ink px-3 py-2 text-canvas text-sm focus:top-3"
      >
        Skip to the page
      </a>
      <aside
        aria-label="Contents"
        className="sticky top-0 z-20 self-start border-line border-b bg-panel lg:border-r lg:border-b-0"
      >
        <Contents title="Blacklist API" groups={contents} />
      </aside>
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 max-w-[1120px] px-4 pt-4 pb-16 outline-none sm:px-7 sm:pt-5"
      >
        <Start description={apiDescription} origin={origin} />
        {groups.map(({ name, entries }) => (
          <Part key={name} id={slugOf(name)} title={name}>
            {entries.map((entry) => (
              <Operation
                key={entry.id}
                entry={{ ...entry, curl: entry.curl.replaceAll(EXAMPLE_HOST, origin) }}
              />
            ))}
          </Part>
        ))}
        <Part id="records" title="Records">
          {records.map((told) => (
            <RecordArticle key={told.name} told={told} />
          ))}
        </Part>
        <Failures failures={failures} />
      </main>
      <Shortcuts groups={[]} />
    </div>
  );
}

/** Returns the origin that the server is configured with, otherwise the one that this page was requested at. */
async function originHere(): Promise<string> {
  const { publicUrl } = env();
  if (publicUrl) return publicUrl;
  const said = await headers();
  const url = `${said.get("x-forwarded-proto") ?? "http"}://${said.get("x-forwarded-host") ?? said.get("host")}`;
  return URL.canParse(url) ? new URL(url).origin : EXAMPLE_HOST;
}
