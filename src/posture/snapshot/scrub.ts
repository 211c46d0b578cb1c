import { redactSecrets } from '../../core/findings/redaction.js';
import { decodeBase64 } from '../../core/secrets/marvin32.js';
import { classifyName, findPersonalValues } from '../../core/secrets/name-rule.js';
import { describeReference, isPlaceholder } from '../../core/secrets/placeholder.js';
import { findSecretValues } from '../../core/secrets/value-formats.js';

/**
 * What stands in a snapshot in place of a value. Checks judge by these marks, so they are part of the file format.
 */
export const removed = {
  /** The service returned a credential in a field that is one by definition. */
  credential: '[removed: credential]',
  /** The value has the form of a secret, or its name says that it is one. */
  secret: '[removed: secret]',
  /** Points at a person. */
  personal: '[removed: personal data]',
  /** A value that nobody needs to know: what an environment variable holds. */
  value: '[removed: value]',
  script: '[removed: script]',
  scriptWithSecret: '[removed: script with a secret]',
} as const;

const anyMark = /^\[removed: [a-z ]+\]$/;
const deepest = 64;
/** No credential of a known form is shorter; UTF-16 code units. */
const shortestSecret = 16;

/**
 * A copy of an answer of Azure without secrets, safe to be shown, stored and sent.
 *
 * Credentials by field, secrets by their form, every value of an environment variable that is not a reference, and the
 * text of setup scripts are replaced by the marks of `removed`; who made and changed a resource is left out.
 * Idempotent. Never throws; what is nested deeper than 64 levels is cut off.
 */
export function scrub(body: unknown): unknown {
  return scrubValue(body, '', 0);
}

function scrubValue(value: unknown, key: string, depth: number): unknown {
  if (typeof value === 'string') {
    return scrubText(value, key);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth >= deepest) {
    return null;
  }
  if (Array.isArray(value)) {
    return key === 'environmentVariables'
      ? value.map((entry: unknown) => scrubNamedValue(entry, depth + 1))
      : value.map((entry: unknown) => scrubValue(entry, key, depth + 1));
  }
  return scrubRecord(value as Readonly<Record<string, unknown>>, key, depth);
}

function scrubRecord(record: Readonly<Record<string, unknown>>, key: string, depth: number): unknown {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    // Who did it, with an e-mail address: no check reads it.
    if (name === 'systemData' || name === '__proto__') {
      continue;
    }
    // A tag may be named by what somebody pasted in the wrong place; no name that a check reads is that long.
    const shown = name.length >= shortestSecret && findSecretValues(name).length > 0 ? removed.secret : name;
    if (key === 'environmentVariables' || key === 'variables') {
      result[shown] = scrubEnvironmentVariable(name, value, depth + 1);
    } else if (typeof value === 'string' && (key === 'tags' || key === 'properties') && namesSecret(name, value)) {
      result[shown] = removed.secret;
    } else {
      result[shown] = scrubValue(value, name, depth + 1);
    }
  }
  return result;
}

// Container groups and custom services write `{name, value}` or `{NAME: {type, value}}`.
function scrubNamedValue(entry: unknown, depth: number): unknown {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return null;
  }
  const { name, value } = entry as { readonly name?: unknown; readonly value?: unknown };
  return typeof name === 'string' && value !== undefined
    ? { ...entry, value: scrubEnvironmentVariable(name, value, depth) }
    : scrubValue(entry, '', depth);
}

function scrubEnvironmentVariable(name: string, value: unknown, depth: number): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < deepest) {
    const { value: inner } = value as { readonly value?: unknown };
    return { ...value, ...(inner === undefined ? {} : { value: scrubEnvironmentVariable(name, inner, depth + 1) }) };
  }
  if (typeof value !== 'string') {
    return value === null ? null : removed.value;
  }
  if (value === '' || anyMark.test(value) || isReference(value)) {
    return value;
  }
  return holdsSecret(name, value) ? removed.secret : removed.value;
}

function holdsSecret(name: string, value: string): boolean {
  return findSecretValues(value, { name }).length > 0 || (classifyName(name).secret && !isPlaceholder(value));
}

function isReference(value: string): boolean {
  const [first, ...others] = describeReference(value);
  return first !== undefined && others.length === 0 && first.start === 0 && first.end === value.length;
}

// A switch (`"false"`) or a name under such a name is no secret: what a service sets itself has one of the forms.
function namesSecret(name: string, value: string): boolean {
  return (
    classifyName(name).certainty === 'strong' &&
    value.length >= 8 &&
    !/\s|:\/\//.test(value) &&
    !anyMark.test(value) &&
    !isPlaceholder(value) &&
    /\d/.test(value)
  );
}

function scrubText(value: string, key: string): string {
  // Under the names of keys stand their ages too: `keyCreationTime.key1`.
  if (value === '' || anyMark.test(value) || /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value)) {
    return value;
  }
  if (credentialFields.has(key.toLowerCase())) {
    return removed.credential;
  }
  if (key === 'scriptData') {
    return scrubScript(value);
  }
  if (freeTextFields.has(key) && findPersonalValues(value).length > 0) {
    return removed.personal;
  }
  return redactSecrets(value) === value ? value : removed.secret;
}

/** Setup scripts of compute instances are base64 of a shell script, or a path in the workspace's file share. */
function scrubScript(value: string): string {
  const bytes = decodeBase64(value);
  const text = bytes === undefined ? value : String.fromCharCode(...bytes.slice(0, 65_536));
  const assignments = [...text.matchAll(/\b([A-Za-z_][A-Za-z0-9_]{2,60})=["']?([^\s"'$]{6,200})/g)];
  const secret =
    findSecretValues(text).length > 0 || assignments.some(([, name = '', given = '']) => holdsSecret(name, given));
  return secret ? removed.scriptWithSecret : removed.script;
}

/**
 * Fields of Azure's answers that are a credential wherever they stand, lower-case.
 *
 * Source: the 2026-05-01 schema of Microsoft.MachineLearningServices (`relayConnectionString`,
 * `serviceBusConnectionString`, `adminUserPassword`, …), `microsoft.insights/components` (`ConnectionString`,
 * `InstrumentationKey`), and the answers of the list operations, which are never called.
 */
const credentialFields: ReadonlySet<string> = new Set([
  'accountkey',
  'adminpassword',
  'adminuserpassword',
  'adminusersshprivatekey',
  'apikey',
  'clientsecret',
  'connectionstring',
  'instrumentationkey',
  'key1',
  'key2',
  'password',
  'pat',
  'primarykey',
  'primaryaccesskey',
  'primaryconnectionstring',
  'relayconnectionstring',
  'sas',
  'sastoken',
  'secondarykey',
  'secondaryaccesskey',
  'secondaryconnectionstring',
  'secretaccesskey',
  'securevalue',
  'servicebusconnectionstring',
  'storageaccountkey',
]);

/** Fields that people fill in, in which they write about people. */
const freeTextFields: ReadonlySet<string> = new Set(['description', 'displayName', 'experimentName', 'notes']);
