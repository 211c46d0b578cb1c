import type { RunLabel } from '../facts/run-label.js';
import type { WorkspaceDefinition, WorkspaceLabel } from '../facts/workspace.js';
import type { RelatedPlace } from '../findings/finding.js';
import type { RuleContext } from './rule-context.js';

/** Why a workspace counts as holding sensitive data, in words that go on after "because". */
export interface SensitiveReason {
  readonly because: string;
  readonly related: readonly RelatedPlace[];
}

/** The first text of a workspace that says that its data are sensitive. */
export function findSensitiveReason(workspace: WorkspaceDefinition): SensitiveReason | undefined {
  for (const label of workspace.labels) {
    if (isSensitive(label)) {
      const because = label.of === 'tag' ? `its tag ${label.key} says so` : `its ${label.key} says so`;
      return { because, related: [{ span: label.span, message: 'this marks its data as sensitive' }] };
    }
  }
  return undefined;
}

/** Whether a label of a job is the first of its file that says that the data are sensitive; then in whose words. */
export function findSensitiveJobReason(label: RunLabel, { facts }: RuleContext): string | undefined {
  if (!isSensitiveJob(label)) {
    return undefined;
  }
  const first = facts.find((fact) => fact.kind === 'runLabel' && isSensitiveJob(fact));
  if (first !== label) {
    return undefined;
  }
  return label.key?.state === 'literal' ? `its tag ${label.key.value} says so` : 'its labels say so';
}

function isSensitiveJob({ role, key, value, span }: RunLabel): boolean {
  if (value.state !== 'literal') {
    return false;
  }
  switch (role) {
    case 'tag':
    case 'property':
      return key?.state === 'literal' && isSensitive({ of: 'tag', key: key.value, value: value.value, span });
    default:
      return isSensitive({ of: 'name', key: role, value: value.value, span });
  }
}

const classification = /(?:^|[-_. ])(?:classification|sensitivity|confidentiality|data[-_. ]?class)$/i;
const classes =
  /^(?:(?:highly|strictly)[-_ ]?)?(?:confidential|restricted|secret|sensitive|pii|phi|hbi|personal|critical)/i;
const refusal = /^(?:false|no|none|n\/a|0|off|public|internal)$/i;
// "phi" in small letters is rather a model family.
const words = /(?<![a-z])(?:pii|hipaa|gdpr|patients?|confidential)(?![a-z])|\bPHI\b/gi;

function isSensitive({ of, key, value }: WorkspaceLabel): boolean {
  if (of !== 'tag') {
    return says(value);
  }
  if (refusal.test(value)) {
    return false;
  }
  return classification.test(key)
    ? classes.test(value)
    : says(key) || /^(?:phi|restricted)$/i.test(value) || says(value);
}

/** How far before a word "no" may stand, with one word between them. */
const longestDenial = 60;

function says(text: string): boolean {
  return [...text.matchAll(words)].some(
    (match) =>
      (match[0].toLowerCase() !== 'phi' || match[0] === 'PHI') &&
      !/\b(?:no|not|non|without|de-?identified|anonymi[sz]ed|synthetic)[-_ ]+(?:[a-z\d]+[-_ ]+)?$/i.test(
        text.slice(Math.max(0, match.index - longestDenial), match.index),
      ),
  );
}
