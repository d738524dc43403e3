/** The time of what happened so many hours before `now`, in milliseconds. */
export const timeOf = ({ hoursAgo }: { hoursAgo: number }, now: number) =>
  new Date(now - hoursAgo * 3_600_000);
