/** What sort of secret a value is. */
export interface SecretFormat {
  /** Kebab-case and stable: it reaches reports and baselines. */
  readonly id: string;
  /** What a person calls it: "Azure Storage account key". */
  readonly title: string;
  readonly severity: 'high' | 'medium' | 'low';
}

export type SecretConfidence = 'high' | 'medium' | 'low';

/**
 * - `valid`: the value carries a checksum and it fits; such a value was issued.
 * - `invalid`: it should carry one that does not fit. Issuers have several schemes, so this is no acquittal.
 * - `none`: the format has no checksum we know.
 */
export type ChecksumState = 'valid' | 'invalid' | 'none';

/** A value found in a text that has the form of a secret. */
export interface SecretValueMatch {
  readonly format: SecretFormat;
  /** Half-open, UTF-16 code units. Covers the secret part only: the password of a URL, not the URL. */
  readonly start: number;
  readonly end: number;
  readonly confidence: SecretConfidence;
  readonly checksum: ChecksumState;
}

/** What the caller knows about the text being searched. */
export interface ValueContext {
  /** The name the text is the value of (`account_key`), for forms that mean something only under a name. */
  readonly name?: string;
}

/** One way to recognise a value: cheap fixed strings first, then a bounded look around each of them. */
export interface ValueMatcher {
  /** Strings one of which every match contains; found with `indexOf`, so case counts. */
  readonly signatures: readonly string[];
  /** Among overlapping matches the highest wins. */
  readonly rank: number;
  /** Looks at a bounded neighbourhood of `at`, where a signature begins. */
  readonly matchAt: (text: string, at: number, context: ValueContext) => SecretValueMatch | undefined;
}
