const minute = 60_000;

/** How long ago a time was, in words: "just now", "3 min ago", "2 h ago", "5 days ago". */
export function describeAge(takenAt: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(takenAt)) / minute);
  if (Number.isNaN(minutes) || minutes < 1) {
    return 'just now';
  }
  if (minutes < 60) {
    return `${String(minutes)} min ago`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${String(hours)} h ago` : `${String(Math.floor(hours / 24))} days ago`;
}
