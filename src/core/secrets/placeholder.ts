import { isMaskLike } from './mask.js';
import { classifyName } from './name-rule.js';

export { describeReference } from './reference.js';
export type { ReferenceKind, ReferencePart } from './reference.js';

/**
 * Whether `value` stands where a secret will be put, or says that there is none: `<your-key>`, `***`, `changeme`,
 * `None`, the empty string, a template hole. References (`${{ inputs.x }}`) are `describeReference`'s affair.
 */
export function isPlaceholder(value: string): boolean {
  const text = value
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .trim();
  if (text === '' || wholeWords.test(text)) {
    return true;
  }
  if (/^<.*>$|^\[.*\]$|^\{\{.*\}\}$|^\{%.*%\}$|^__.*__$|^%.*%$|^@@.*@@$/s.test(text) || isMaskLike(text)) {
    return true;
  }
  return hintWords.test(text) || /^[^A-Za-z0-9]+$/.test(text) || readsAsName(text);
}

const wholeWords =
  /^(?:none|null|nil|undefined|n\/?a|nan|false|true|tbd|todo|fixme|empty|unset|blank|default|change|changeit|secret|key|token|password|passwd|pass|pwd|api[-_ ]?key|access[-_ ]?key|credentials?|value|string|str|test|foo|bar|baz|foobar|x+|\?+|\.+|-+|_+)$/i;

// Whole words only, so that a random value holding "your" by chance is none; and "my-…" only before a secret's name.
const hintWords =
  /(?<![A-Za-z0-9])(?:your|todo|fixme|change[-_ ]?(?:me|it|this)|replace(?:[-_ ]?(?:me|this|with))?|insert|fill[-_ ]?(?:in|me)|dummy|fake|sample|example|placeholder|redacted|removed|hidden|put|enter|here|xx+)(?![A-Za-z0-9])|(?<![A-Za-z0-9])(?:my|some|the|a|test|super)[-_ ]?(?:secret|key|token|password|passwd|pwd|api|access|account|sas|value|connection)/i;

// `AZURE_OPENAI_KEY` or `my-db-password` as a value is the name of the thing, not the thing.
function readsAsName(text: string): boolean {
  return text.length <= 64 && /^[A-Za-z]+(?:[-_][A-Za-z]+)+$/.test(text) && classifyName(text).certainty === 'strong';
}

/**
 * Whether a constant called `name` holds a key of a mapping or a header's name rather than a secret:
 * `BATCH_SIZE_KEY = "batch_size"`, `AUTHORIZATION = "Authorization"`.
 */
export function isKeyOfMapping(name: string, value: string): boolean {
  const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (letters(name) === letters(value)) {
    return true;
  }
  const word = classifyName(name).word ?? '';
  return word.endsWith(' key') && !credentialKeys.test(word) && /^[A-Za-z]+(?:[_. -][A-Za-z]+)*$/.test(value);
}

const credentialKeys =
  /^(?:api|access|account|secret|storage|private|subscription|auth|master|encryption|signing) key$/;
