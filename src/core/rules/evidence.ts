import type { Configuration } from '../config/configuration.js';
import type { Span } from '../documents/span.js';
import type { Field } from '../facts/field.js';
import type { Origin } from '../facts/origin.js';
import type { Confidence, RelatedPlace, Severity } from '../findings/finding.js';
import { classifyName, type NameVerdict } from '../secrets/name-rule.js';
import { findSecretValues, type SecretValueMatch } from '../secrets/value-formats.js';

/** Why a value is taken for a secret. */
export interface Evidence {
  /**
   * - `format`: the text has the form of a known credential;
   * - `source`: it comes from a call that hands out secrets;
   * - `pipelineSecret`: a CI system puts a secret in;
   * - `variable`: it is read from, or filled in by, a variable whose name says secret;
   * - `name`: a variable, attribute or key whose name says secret.
   */
  readonly is: 'format' | 'source' | 'pipelineSecret' | 'variable' | 'name';
  /** Words for a message: "an Azure Storage account key", "the variable HF_TOKEN". Never the value. */
  readonly what: string;
  readonly span: Span;
  readonly confidence: Confidence;
  /** Where the format itself is less than a secret. */
  readonly severity?: Severity;
  readonly related: readonly RelatedPlace[];
}

/** What the name of a variable or setting says, with the configuration's own lists first. */
export function judgeName(name: string, config: Configuration): NameVerdict {
  const same = (listed: string): boolean => listed.toLowerCase() === name.toLowerCase();
  if (config.publicNames.some(same)) {
    return { secret: false };
  }
  return config.secretNames.some(same) ? { secret: true, word: name, certainty: 'strong' } : classifyName(name);
}

/**
 * Whether a name stands for the address of Application Insights. Microsoft does not treat those as secrets: they only
 * allow to send telemetry, <https://learn.microsoft.com/azure/azure-monitor/app/connection-strings>.
 */
export function isTelemetryName(name: string): boolean {
  return /app(?:lication)?_?insights|instrumentation_?key/i.test(name);
}

/**
 * All that speaks for a field's value being, or holding, a secret; strongest first. The field's own name is not asked.
 */
export function findEvidence(field: Field, config: Configuration): readonly Evidence[] {
  switch (field.state) {
    case 'absent':
      return [];
    case 'literal':
      return findSecretValues(field.value).map((match) => formatEvidence(match, field.span));
    case 'dynamic':
      return field.origins
        .flatMap((origin) => evidenceOf(origin, config))
        .sort((a, b) => strength[b.confidence] - strength[a.confidence]);
  }
}

const strength: Readonly<Record<Confidence, number>> = { high: 3, medium: 2, low: 1 };

/** How a match of a known format speaks for itself. */
export function formatEvidence(match: SecretValueMatch, span: Span): Evidence {
  return {
    is: 'format',
    what: withArticle(match.format.title),
    span,
    confidence: match.confidence,
    severity: match.format.severity,
    related: [],
  };
}

function evidenceOf(origin: Origin, config: Configuration): readonly Evidence[] {
  const related: readonly RelatedPlace[] = (origin.via ?? []).map((span) => ({
    span,
    message: 'the value comes from here',
    step: true,
  }));
  const at = { span: origin.span, related };
  switch (origin.is) {
    case 'text':
      return findSecretValues(origin.text).map((match) => ({ ...formatEvidence(match, origin.span), related }));
    case 'secretSource':
      return [
        {
          ...at,
          is: 'source',
          what: withArticle(origin.source),
          confidence: namesNoSecret(origin.name ?? '') ? 'low' : 'high',
        },
      ];
    case 'environment':
      return named(origin.name, 'variable', `the environment variable ${origin.name ?? ''}`, 'high', at, config);
    case 'name':
      return named(spokenName(origin.name), 'name', origin.name, 'medium', at, config);
    case 'reference':
      return referenceEvidence(origin.syntax, origin.name, at, config);
    case 'personSource':
    case 'wholeEnvironment':
    case 'requestData':
    case 'unknown':
      return [];
  }
}

// As the name of an environment variable, `X_KEY` is a secret more often than not; as a constant in code it is as often
// the key of a dict, so the words have to say more.
function spokenName(name: string): string {
  return /^[A-Z\d_]+$/.test(name) ? name.toLowerCase() : name;
}

// Vaults are also used as a place for settings: `get_secret("subscription-id")`, `get_secret("databricks-host")`.
function namesNoSecret(name: string): boolean {
  return /(?:^|[-_. ])(?:ids?|names?|groups?|hosts?|hostname|urls?|uris?|endpoints?|regions?|locations?|workspace|tenant|subscription|server|database|port|version|path)$/i.test(
    name.replace(/([a-z\d])([A-Z])/g, '$1-$2'),
  );
}

function referenceEvidence(
  syntax: (Origin & { is: 'reference' })['syntax'],
  name: string,
  at: Pick<Evidence, 'span' | 'related'>,
  config: Configuration,
): readonly Evidence[] {
  switch (syntax) {
    case 'githubSecret':
      return [
        {
          ...at,
          is: 'pipelineSecret',
          what: `the pipeline secret ${name}`,
          confidence: namesNoSecret(name) ? 'low' : 'high',
        },
      ];
    case 'githubVariable':
    case 'devopsVariable':
    case 'shellVariable':
    case 'template':
      return named(name, 'variable', `the variable ${name}`, 'medium', at, config);
    case 'amlExpression':
    case 'keyVaultReference':
    case 'connectionReference':
    case 'promptflowConnection':
    case 'keyVaultUri':
    case 'githubActor':
    case 'githubContext':
    case 'devopsPerson':
      return [];
  }
}

function named(
  name: string | undefined,
  is: Evidence['is'],
  what: string,
  confidence: Confidence,
  at: Pick<Evidence, 'span' | 'related'>,
  config: Configuration,
): readonly Evidence[] {
  if (name === undefined) {
    return [];
  }
  const verdict = judgeName(name, config);
  if (!verdict.secret) {
    return [];
  }
  if (isTelemetryName(name)) {
    return [{ ...at, is, what, confidence: 'low', severity: 'low' }];
  }
  return [{ ...at, is, what, confidence: verdict.certainty === 'weak' ? 'low' : confidence }];
}

/** Whether a text is a switch, a number, a path or an address without a password: no secret, whatever its name says. */
export function isHarmlessText(value: string): boolean {
  return (
    /^(?:true|false|yes|no|on|off|none|null|[0-9.]{1,3})$/i.test(value) ||
    /^https?:\/\/[^@?\s]*$/.test(value) ||
    /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)[^\s]*$/.test(value)
  );
}

/** "a" or "an" before a noun, as it is spoken. */
export function withArticle(noun: string): string {
  return `${/^(?:[aeioAEIO]|u(?!ser|ni)|S[AS]|M[DS]|[FHLNRX][A-Z])/.test(noun) ? 'an' : 'a'} ${noun}`;
}
