/**
 * A function of one text that remembers its answers, for verdicts on names: a file says the same names over and over.
 *
 * Pure as far as a caller can tell; memory is bounded, as all answers are forgotten once there are `limit` of them.
 */
export function memoized<T>(work: (text: string) => T, limit = 4096): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) {
      return before;
    }
    const answer = work(text);
    if (known.size >= limit) {
      known.clear();
    }
    known.set(text, answer);
    return answer;
  };
}
