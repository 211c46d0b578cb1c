/**
 * What to do about a file that another version of AML Guard wrote: a clause to be put behind the words for the file.
 * `undefined` for the version that is read here.
 *
 * @param found what stands in the file; anything, because anybody may have written it
 * @param again how this version makes such a file, in the imperative
 */
export function refuseVersion(found: unknown, known: number, again: string): string | undefined {
  if (found === known) {
    return undefined;
  }
  if (typeof found !== 'number' || !Number.isInteger(found) || found < 0) {
    return `has no version that can be read (this AML Guard reads version ${known}); ${again}`;
  }
  return found > known
    ? `has version ${found}, which a later AML Guard wrote (this one reads version ${known}); update AML Guard, or ${again}`
    : `has version ${found}, which an earlier AML Guard wrote (this one reads version ${known}); ${again}`;
}

/**
 * The number at the end of the name of a format, such as 2 of `aml-guard-snapshot/2`. `undefined` where the format is
 * another one, and `NaN` where it is this one and its version is no number.
 *
 * @param format what stands in the file
 * @param known the name with its version, as it is written here
 */
export function versionOfFormat(format: unknown, known: string): number | undefined {
  const name = known.slice(0, known.lastIndexOf('/') + 1);
  return typeof format === 'string' && format.startsWith(name) ? versionIn(format.slice(name.length)) : undefined;
}

/** The number of a format that is written here. */
export function knownVersion(format: string): number {
  return versionIn(format.slice(format.lastIndexOf('/') + 1));
}

function versionIn(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN;
}
