/** The highest of some versions, numbers in them taken as numbers: 10 is above 9; `undefined` for none. */
export function newestVersion(versions: readonly string[]): string | undefined {
  return [...versions].sort(compareVersions).at(-1);
}

function compareVersions(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const one = left[index];
    const other = right[index];
    if (one === undefined || other === undefined) {
      return one === undefined ? -1 : 1;
    }
    const order =
      typeof one === 'number' && typeof other === 'number' ? one - other : compareTexts(String(one), String(other));
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function partsOf(version: string): readonly (string | number)[] {
  return (version.match(/\d+|[A-Za-z]+/g) ?? []).map((part) => (/^\d/.test(part) ? Number(part) : part.toLowerCase()));
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
