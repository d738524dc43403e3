/** The parts of the tree between which the table of imports distinguishes. */
export type Layer =
  | "middleware"
  | "enums"
  | "db"
  | "lib"
  | "web"
  | "door"
  | "components"
  | "app"
  | "kit"
  | "tools"
  | "next"
  | "package";

type Allowed = "yes" | "types" | "pure";

const OURS: [Layer, RegExp][] = [
  ["middleware", /^middleware$/],
  ["enums", /^db\/(enums|permissions)$/],
  ["db", /^db(\/|$)/],
  ["web", /^lib\/web(\/|$)/],
  ["lib", /^lib(\/|$)/],
  ["door", /^(worker|gate)(\/|$)/],
  ["components", /^components(\/|$)/],
  ["app", /^app(\/|$)/],
  ["kit", /^bin\/kit(\/|$)/],
  ["tools", /^(bin|bench|e2e|[^/]+\.config)(\/|$)/],
];

/** Who may import whom. A row may import the columns that it names, and no others. */
const TABLE: Partial<Record<Layer, Partial<Record<Layer, Allowed>>>> = {
  middleware: {},
  enums: { enums: "yes", package: "yes" },
  db: { enums: "yes", db: "yes", package: "yes" },
  lib: { enums: "yes", db: "yes", lib: "yes", package: "yes" },
  web: { enums: "yes", db: "yes", lib: "yes", web: "yes", next: "yes", package: "yes" },
  door: { enums: "yes", db: "yes", lib: "yes", door: "yes", kit: "yes", package: "yes" },
  components: { enums: "yes", db: "types", lib: "pure", components: "yes", next: "yes", package: "yes" },
  app: {
    enums: "yes",
    db: "types",
    lib: "yes",
    web: "yes",
    components: "yes",
    app: "yes",
    next: "yes",
    package: "yes",
  },
};

/** Files of lib that use nothing but their arguments, so that a browser may have them. They import only each other. */
export const PURE: readonly RegExp[] = [
  /^lib\/phone\/(?!places)[^/]+$/,
  /^lib\/(allow|errors|form-result|permission-words|time-limits)$/,
  /^lib\/[^/]+\/(schema|password-rules)$/,
  /^lib\/(contacts\/lengths|files\/encodings)$/,
  /^lib\/leads\/data$/,
  /^lib\/schedules\/(kind-names|placeholders)$/,
];

export const isPure = (file: string) => PURE.some((pattern) => pattern.test(file));

/** The layer of a file of ours, named from the root without its ending. */
export function layerOf(file: string): Layer {
  return OURS.find(([, pattern]) => pattern.test(file))?.[0] ?? "package";
}

/** The layer of a package. */
export function layerOfPackage(name: string): Layer {
  return /^(next|next-auth|react|react-dom)(\/|$)/.test(name) ? "next" : "package";
}

/** Why `from` may not import `target` by the table, or null when it may. */
export function breachOf(from: string, target: string, layer: Layer, typesOnly: boolean): string | null {
  const layerFrom = layerOf(from);
  if (layerFrom === "middleware" && /^(next\/server|next-auth(\/.*)?)$/.test(target)) return null;
  const row = TABLE[layerFrom];
  if (!row) return null;
  const allowed = row[layer];
  if (allowed === "yes" || (allowed !== undefined && typesOnly)) return null;
  if (allowed === "pure" && isPure(target)) return null;
  if (allowed === "types") return `${layerFrom} may import only types from ${layer}`;
  if (allowed === "pure") return `${layerFrom} may import only types and pure files from ${layer}`;
  return `${layerFrom} may not import ${layer === "package" ? "this" : layer}`;
}
