import path from "node:path/posix";
import { damaged, type Packed } from "@/lib/files/zip";
import { Invalid } from "@/lib/errors";
import { type NumberKind, kindOfFormat } from "./formats";
import { readXml } from "./xml";

export type Sheet = { name: string; file: Packed };

/** What a workbook says of itself: its visible sheets, how its numbers are shown, and its shared strings. */
export type Parts = { sheets: Sheet[]; kinds: NumberKind[]; since1904: boolean; strings: Packed | null };

/** The parts that say what is where are never larger in a real workbook. */
const LARGEST_PART = 16 << 20;

/** Reads the parts of a workbook, except its sheets and strings, which are long. */
export async function readParts(files: Packed[]): Promise<Parts> {
  const find = (name: string) => files.find((file) => file.name.toLowerCase() === name.toLowerCase());
  const root = [...(await readRelations(find("_rels/.rels"), "")).values()].find(isKind("officeDocument"));
  const workbook = find(root?.target ?? "xl/workbook.xml");
  if (!workbook || !workbook.name.endsWith(".xml"))
    throw new Invalid({
      base: ["This is no list; save it as a workbook (.xlsx) or as CSV and upload that."],
    });
  const folder = path.dirname(workbook.name);
  const relations = await readRelations(find(`${folder}/_rels/${path.basename(workbook.name)}.rels`), folder);
  const targetOf = (kind: string) => find([...relations.values()].find(isKind(kind))?.target ?? "");
  const { sheets, since1904 } = await readWorkbook(workbook);
  const visible = sheets.flatMap(({ name, relation }) => {
    const found = relations.get(relation);
    const file = found && isKind("worksheet")(found) ? find(found.target) : undefined;
    return file ? [{ name, file }] : [];
  });
  const styles = targetOf("styles");
  const kinds = styles ? await readKinds(styles) : [];
  return { sheets: visible, since1904, kinds, strings: targetOf("sharedStrings") ?? null };
}

type Relation = { kind: string; target: string };

const isKind = (wanted: string) => (relation: Relation) => relation.kind === wanted;

async function readRelations(file: Packed | undefined, folder: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (!file) return relations;
  await readXml(small(file), (name, { Id = "", Type = "", Target = "" }) => {
    if (name !== "Relationship") return;
    const target = Target.startsWith("/") ? Target.slice(1) : path.join(folder, Target);
    relations.set(Id, { kind: Type.slice(Type.lastIndexOf("/") + 1), target });
  });
  return relations;
}

async function readWorkbook(file: Packed) {
  const sheets: { name: string; relation: string }[] = [];
  let since1904 = false;
  await readXml(small(file), (name, attributes) => {
    if (name === "workbookPr") since1904 = ["1", "true"].includes(attributes.date1904 ?? "");
    if (name !== "sheet" || (attributes.state ?? "visible") !== "visible") return;
    const relation = Object.keys(attributes).find((key) => key === "id" || key.endsWith(":id")) ?? "";
    sheets.push({ name: attributes.name ?? "", relation: attributes[relation] ?? "" });
  });
  return { sheets, since1904 };
}

/** Returns how each style shows its numbers. */
async function readKinds(file: Packed): Promise<NumberKind[]> {
  const formats = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let within = "";
  await readXml(small(file), (name, attributes) => {
    if (name === "cellXfs" || name === "cellStyleXfs" || name === "dxfs") within = name;
    if (name === "numFmt" && within !== "dxfs")
      formats.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
    if (name !== "xf" || within !== "cellXfs") return;
    const id = Number(attributes.numFmtId ?? 0);
    kinds.push(kindOfFormat(id, formats.get(id)));
  });
  return kinds;
}

function small(file: Packed): AsyncGenerator<Uint8Array> {
  if (file.size > LARGEST_PART) throw damaged();
  return file.read();
}
