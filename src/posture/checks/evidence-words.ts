/** "A, B and 3 more": names for a sentence. */
export function someOf(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${String(names.length - most)} more` : shown;
}

/** "1 rule", "3 rules"; the plural is made with an s where it is not given. */
export function countOf(count: number, thing: string, things = `${thing}s`): string {
  return `${String(count)} ${count === 1 ? thing : things}`;
}
