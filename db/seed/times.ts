/** When something happened that was so many hours ago at the instant `now`, in milliseconds. */
export const timeOf = ({ hoursAgo }: { hoursAgo: number }, now: number) =>
  new Date(now - hoursAgo * 3_600_000);
