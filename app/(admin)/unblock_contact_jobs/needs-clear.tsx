/** Says which permission is missing to unblock many numbers or to undo. */
export function NeedsClear() {
  return (
    <p className="text-muted text-sm">
      Unblocking many numbers and undoing need the permission <code className="mono">clear_blacklist</code>;
      an owner of the company can give it.
    </p>
  );
}
