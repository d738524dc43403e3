/** Which action it is about is heard, not seen. */
export function Heard({ nth, children }: { nth: string; children: string }) {
  return (
    <span>
      {children}
      <span className="sr-only"> of {nth}</span>
    </span>
  );
}
