/**
 * The words of an identifier, in lower case: camelCase, PascalCase, snake_case, kebab-case, dots, and the compounds
 * people write as one word (`apikey`, `connstr`). Digits are words of their own. Never throws.
 */
export function wordsOf(name: string): readonly string[] {
  const words: string[] = [];
  // A trailing "s" belongs to the abbreviation before it: "PATs", "APIs".
  for (const found of name.matchAll(/[A-Z]{2,64}s(?![A-Za-z])|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+/g)) {
    const word = found[0].toLowerCase();
    const parts = compounds.get(word);
    if (parts === undefined) {
      words.push(word);
    } else {
      words.push(...parts);
    }
  }
  return words;
}

const compounds: ReadonlyMap<string, readonly string[]> = new Map(
  (
    'access key|access token|account key|admin password|api key|api keys|api secret|api token|app secret|auth key|' +
    'auth token|bearer token|client secret|conn str|conn string|connection str|connection string|connection strings|' +
    'consumer secret|db pass|db password|db pwd|encryption key|function key|hf token|host key|master key|' +
    'private key|primary key|public key|sas key|sas token|secondary key|secret key|shared key|signing key|' +
    'storage key|subscription key|user name|user pass|user password|user id|user email|e mail|email address|' +
    'key vault|file name|host name|path name|patient id|person id|customer id|employee id|session key|ssh key'
  )
    .split('|')
    .map((parts) => [parts.replace(/ /g, ''), parts.split(' ')]),
);

/** `words` without trailing numbers and the endings that say nothing about the meaning: `_VALUE`, `_PROD`, `_2`. */
export function withoutNeutralEnd(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && neutralEnds.has((words[end - 1] ?? '').replace(/^\d+$/, '#'))) {
    end--;
  }
  return words.slice(0, end);
}

const neutralEnds: ReadonlySet<string> = new Set(
  '# value val plain raw literal prod production dev development staging stage qa uat base64 b64 encoded decoded'.split(
    ' ',
  ),
);

/** Set of the words in `text`, which separates them by spaces. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
