import type { Option } from "@/components/ui/select";
import { dateOnly } from "@/components/ui/time-text";
import { getNamedImport, listImports, type NamedImport } from "@/lib/contact-imports/listing";
import { NotFound } from "@/lib/errors";
import type { PageContext } from "@/lib/web/context";

const SHOWN = 100;

/** Returns the latest uploads that blocked numbers, to choose from, and the chosen one, however old it is. */
export async function uploadOptions(ctx: PageContext, chosen: number | undefined): Promise<Option[]> {
  const { rows } = await listImports(ctx, { perPage: SHOWN });
  const files = rows.filter(({ blocked, blockedCount }) => blocked && blockedCount > 0);
  const missing = chosen !== undefined && !files.some(({ id }) => id === chosen);
  const older = missing ? await upload(ctx, chosen) : undefined;
  const zone = ctx.member.company.timeZone;
  return [...files, ...(older ? [older] : [])].map(({ id, name, createdAt }) => ({
    value: String(id),
    label: `${name} · ${dateOnly(createdAt, zone)}`,
  }));
}

async function upload(ctx: PageContext, id: number): Promise<NamedImport | undefined> {
  try {
    return await getNamedImport(ctx, id);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
