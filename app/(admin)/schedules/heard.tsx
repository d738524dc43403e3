/** Adds the action to a control's words, for screen readers only. */
export function Heard({ nth, children }: { nth: string; children: string }) {
  return (
    <span>
      {children}
      <span className="sr-only"> of {nth}</span>
    </span>
  );
}
