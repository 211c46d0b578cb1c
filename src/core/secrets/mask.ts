/**
 * Whether `value` is a secret somebody blanked out or made up while typing: runs of one character, `***`, `...`,
 * `<your-key>`, long ascending sequences ("abcdefgh12345678"), or the word "example" in it.
 */
export function isMaskLike(value: string): boolean {
  if (/\*{3}|\.{3}|…|<[^<>]*>|x{4}/i.test(value)) {
    return true;
  }
  if (/example|placeholder|redacted|changeme|replace[-_]?me|your[-_]|dummy/i.test(value)) {
    return true;
  }
  const { longestRun, sequential, distinct, commonest } = shapeOf(value);
  if (value.length < 8) {
    return distinct <= 1;
  }
  return longestRun >= 8 || distinct <= 4 || commonest * 5 > value.length * 2 || sequential * 3 > value.length;
}

interface Shape {
  readonly longestRun: number;
  /** Characters that stand in an ascending sequence of at least six. */
  readonly sequential: number;
  readonly distinct: number;
  /** Occurrences of the commonest character. */
  readonly commonest: number;
}

function shapeOf(value: string): Shape {
  const counts = new Map<number, number>();
  let longestRun = 0;
  let run = 0;
  let sequential = 0;
  let ascending = 1;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    counts.set(code, (counts.get(code) ?? 0) + 1);
    const before = i > 0 ? value.charCodeAt(i - 1) : -1;
    run = code === before ? run + 1 : 1;
    longestRun = Math.max(longestRun, run);
    // "…7890" is how people type on after the 9.
    ascending = i > 0 && (code === before + 1 || (code === 48 && before === 57)) ? ascending + 1 : 1;
    if (ascending === 6) {
      sequential += 6;
    } else if (ascending > 6) {
      sequential += 1;
    }
  }
  return { longestRun, sequential, distinct: counts.size, commonest: Math.max(0, ...counts.values()) };
}
