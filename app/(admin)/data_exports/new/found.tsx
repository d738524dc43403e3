import { count, counted } from "@/components/ui/figures";

type Count = { count: number; exact: boolean };

export type FoundProps = {
  /** How many numbers the filter finds; null when the filter cannot be read. */
  found: Count | null;
  /** The parts of the filter that cannot be read, in sentences. */
  problems: readonly string[];
  counting: boolean;
  incomplete: boolean;
  narrowed: boolean;
};

/**
 * Writes the count: "9,812 numbers", "50,000+ numbers" when at least that many were found, "these numbers" when
 * counting stopped before it found one.
 */
export function foundWords(found: Count | null): string {
  if (!found || (found.count === 0 && !found.exact)) return "these numbers";
  if (found.exact) return counted(found.count, "number");
  return `${count(found.count - (found.count % 1000) || found.count, false)} numbers`;
}

/** Says how many numbers the file would hold, while the filter is being chosen. */
export function Found(props: FoundProps) {
  return (
    <p role="status" className="figures mt-5 border-line border-t pt-3 text-sm">
      {sentence(props)}
    </p>
  );
}

function sentence({ found, problems, counting, incomplete, narrowed }: FoundProps) {
  if (incomplete) return <span className="text-amber">A date lacks its time, or a time its date.</span>;
  if (counting) return <span className="text-muted">Counting…</span>;
  if (!found) return <span className="text-amber">{problems.join(" ")}</span>;
  const amount = <strong className="font-semibold">{foundWords(found)}</strong>;
  if (!narrowed) return <>{amount}: the whole Blacklist.</>;
  if (found.count === 0 && !found.exact)
    return "Too many are to be looked at for a count beforehand; the file holds those that match.";
  if (found.count === 0)
    return (
      <>
        <strong className="font-semibold">No blocked number matches.</strong> Widen the filter to export some.
      </>
    );
  return (
    <>
      {amount} {found.count === 1 && found.exact ? "matches" : "match"}.
    </>
  );
}
