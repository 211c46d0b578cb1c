/** A regular expression that is not linear, and why no text makes it slow. */
export interface BoundedPattern {
  readonly source: string;
  /** The longest text that it is ever run on, UTF-16 code units. */
  readonly longest: number;
  /** Where the bound is. */
  readonly because: string;
}

export const boundedPatterns: readonly BoundedPattern[] = [
  {
    source: '(?:[ \\t]|[\\\\`]\\r?\\n)*$',
    longest: 400,
    because: 'the text before an option is cut to 400 in az-ml-facts.ts',
  },
  {
    source: `("""|''')[\\s\\S]*?\\1|"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*'`,
    longest: 4000,
    because: 'the text before a string is cut to longestCall in python-slot.ts',
  },
  { source: '([A-Za-z_]\\w*)\\s*$', longest: 4000, because: 'a part of that text' },
  { source: '([A-Za-z0-9-]{1,127})@$', longest: 128, because: 'the text before a vault is cut in reference.ts' },
  {
    source: '[A-Za-z0-9._%+-]{1,64}$',
    longest: 64,
    because: 'the text before an at sign is cut in personal-values.ts',
  },
  {
    source: ':\\/\\/\\S*$|[:/\\\\@]$',
    longest: 12,
    because: 'the text before an address is cut in personal-values.ts',
  },
  {
    source:
      '^(?:user|username|user\\.?name|name|first\\.?last|firstname\\.lastname|first\\.last|your[._-]?.*|my[._-]?(?:name|email)|me|you|someone|somebody|alias|email|foo|bar|test|tester|xxx+|abc|example|sample|jane\\.?doe|john\\.?doe|placeholder)\\d*$',
    longest: 64,
    because: 'the local part of an address has 64 characters at most, see personal-values.ts',
  },
  { source: '\\B(?=(?:\\d{3})+$)', longest: 25, because: 'a number as text has no more digits' },
];

/** Regular expressions that are put together at run time, by their file: how often, and why no text makes them slow. */
export const builtPatterns: Readonly<Record<string, { readonly count: number; readonly because: string }>> = {
  'src/cli/glob.ts': {
    count: 2,
    because: 'a pattern of the command line, typed by whoever runs it; names of files are short and stars are joined',
  },
  'src/core/documents/dependencies/read-dockerfile.ts': {
    count: 1,
    because: 'one of two characters, and white space up to the end of one line that was trimmed',
  },
  'src/core/documents/python/call-origins.ts': { count: 1, because: 'a word of ours between word boundaries' },
  'src/core/documents/shell/shell-document.ts': { count: 1, because: 'anchored at a line, with a name behind it' },
  'src/core/facts/resource-reference.ts': {
    count: 1,
    because: 'anchored, with escaped text and words of ours: one try at each slash of one reference',
  },
  'src/core/facts/secret-values.ts': { count: 1, because: 'one character of white space and the comment mark' },
  'src/core/secrets/own-format.ts': {
    count: 1,
    because: 'patterns of a configuration pass safe-pattern.ts first, which lets one way of matching through',
  },
  'src/core/secrets/reference.ts': { count: 1, because: 'a word of ours, and counts of 100 at most' },
};
