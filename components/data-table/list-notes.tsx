type ListNotesProps = {
  /** Whether the URL names a place in the list that could not be found. */
  lost: boolean;
  /** The parts of the URL that are not known, in sentences. */
  problems: readonly string[];
};

/** Says which parts of the URL a list did not follow. */
export function ListNotes({ lost, problems }: ListNotesProps) {
  const notes =
    lost && problems.length === 0
      ? ["The address names a place that is not in this list. This is its first page."]
      : problems;
  return notes.map((note) => (
    <p
      key={note}
      role="status"
      className="mb-2.5 rounded-md bg-amber-soft px-3 py-2 text-amber text-sm [overflow-wrap:anywhere]"
    >
      {note}
    </p>
  ));
}
