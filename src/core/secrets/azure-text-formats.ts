import { cosmosKey, storageAccountKey } from './identifiable-keys.js';
import { isMaskLike } from './mask.js';
import { isPlaceholder } from './placeholder.js';
import type { SecretConfidence, SecretFormat, SecretValueMatch, ValueContext, ValueMatcher } from './secret-format.js';

/**
 * Azure secrets without a checksum: connection strings, signed URLs, and keys of the older forms, which are plain
 * base64 and mean something only next to a name.
 */
export const azureTextMatchers: readonly ValueMatcher[] = [
  { signatures: ['=='], rank: 60, matchAt: matchOldAccountKey },
  // Short signatures that begin with a rare letter are the fastest to look for; the matcher reads backwards.
  { signatures: ['Key=', 'key=', 'KEY='], rank: 50, matchAt: matchNamedKey },
  { signatures: ['sig=', 'dsas_secret='], rank: 70, matchAt: matchSignature },
  { signatures: ['dapi'], rank: 70, matchAt: matchDatabricksToken },
];

const sharedAccessKey: SecretFormat = {
  id: 'azure-shared-access-key',
  title: 'Azure shared access key',
  severity: 'high',
};

const accountKey: SecretFormat = { id: 'azure-account-key', title: 'Azure account key', severity: 'high' };

const sharedAccessSignature: SecretFormat = {
  id: 'azure-shared-access-signature',
  title: 'shared access signature (SAS)',
  severity: 'high',
};

const databricksToken: SecretFormat = {
  id: 'databricks-token',
  title: 'Databricks personal access token',
  severity: 'high',
};

/**
 * Documented as an identifier and not a credential: it lets anyone send telemetry, and read none.
 * Source: <https://learn.microsoft.com/azure/azure-monitor/app/connection-strings>.
 */
const instrumentationKey: SecretFormat = {
  id: 'application-insights-connection-string',
  title: 'Application Insights connection string',
  severity: 'low',
};

const oldKeyLength = 88;
const oldKeyForm = /^[A-Za-z0-9+/]{86}==$/;
const oldKeyName =
  /(?:account|storage|cosmos|primary|secondary)[-_ ]?(?:account)?[-_ ]?(?:access)?[-_ ]?key\d?["']?\s{0,4}[:=]\s{0,4}["']?$/i;
const oldKeyCallerName = /(?:account|storage|cosmos).{0,24}key|(?:account_?key|conn|connection_?string)/i;

// Every npm "sha512-" integrity is 86 characters and "==" too: without a name next to it, it is not a key.
function matchOldAccountKey(text: string, at: number, context: ValueContext): SecretValueMatch | undefined {
  const start = at - 86;
  const value = start < 0 ? '' : text.slice(start, start + oldKeyLength);
  if (!oldKeyForm.test(value) || /[A-Za-z0-9+/_-]/.test(text.charAt(start - 1)) || text.charAt(at + 2) === '=') {
    return undefined;
  }
  const before = text.slice(Math.max(0, start - 300), start);
  const named = oldKeyName.test(before.slice(-48)) || (start === 0 && oldKeyCallerName.test(context.name ?? ''));
  const cosmos = /\.documents\.azure\.(?:com|us|cn)/i.test(before);
  if ((!named && !cosmos) || isPublicKey(value, before) || isMaskLike(value)) {
    return undefined;
  }
  const format = cosmos ? cosmosKey : storageAccountKey;
  return { format, start, end: start + oldKeyLength, confidence: 'high', checksum: 'none' };
}

/** The keys of the storage, Cosmos DB and Service Bus emulators are printed in their documentation. */
export function isPublicKey(value: string, before: string): boolean {
  return (
    (value.startsWith('Eby8vdM0') && value.endsWith('KBHBeksoGMGw==')) ||
    (value.startsWith('C2y6yDjf5') && value.endsWith('XIw/Jw==')) ||
    /devstoreaccount1|UseDevelopmentStorage|UseDevelopmentEmulator=true/i.test(before)
  );
}

const assigned = /^[^\s;"'`,<>(){}$=]{20,256}={0,2}/;

function matchNamedKey(text: string, at: number): SecretValueMatch | undefined {
  const before = text.slice(Math.max(0, at - 20), at).toLowerCase();
  if (before.endsWith('account')) {
    return matchAssigned(text, at, accountKey, (value) =>
      /^[A-Za-z0-9+/]{43,86}={0,2}$/.test(value) ? 'high' : 'medium',
    );
  }
  if (before.endsWith('sharedaccess')) {
    return matchAssigned(text, at, sharedAccessKey, (value) =>
      /^[A-Za-z0-9+/]{43}=$/.test(value) ? 'high' : 'medium',
    );
  }
  return before.endsWith('instrumentation') ? matchInstrumentationKey(text, at) : undefined;
}

function matchAssigned(
  text: string,
  at: number,
  format: SecretFormat,
  judge: (value: string) => SecretConfidence,
): SecretValueMatch | undefined {
  const start = text.indexOf('=', at) + 1;
  const value = assigned.exec(text.slice(start, start + 256))?.[0] ?? '';
  const around = text.slice(Math.max(0, at - 300), start + value.length + 60);
  if (value === '' || isPublicKey(value, around) || isMaskLike(value) || isPlaceholder(value)) {
    return undefined;
  }
  return { format, start, end: start + value.length, confidence: judge(value), checksum: 'none' };
}

// 32 bytes in base64, percent-encoded or not; service SAS and storage SAS have the same form.
const signatureValue = /^(?:[A-Za-z0-9+/_-]|%[0-9A-Fa-f]{2}){43,129}(?:=|%3[dD])?/;
const sasField = /[?&;"'\s](?:sv|se|sp|sr|ss|srt|skn|spr|skoid)=/;

function matchSignature(text: string, at: number): SecretValueMatch | undefined {
  const before = text.slice(Math.max(0, at - 400), at);
  // JSON writes the ampersand as \u0026, and the regular expression's own text follows a group.
  if (!/(?:[?&;"'\s]|\\u0026|^)$/.test(before)) {
    return undefined;
  }
  const start = text.indexOf('=', at) + 1;
  const value = signatureValue.exec(text.slice(start, start + 400))?.[0] ?? '';
  if (value === '' || isMaskLike(value)) {
    return undefined;
  }
  const end = start + value.length;
  const around = ` ${before.replace(/\\u0026/g, '&')}&${text.slice(end, end + 200).replace(/\\u0026/g, '&')}`;
  const closed = /(?:=|%3d)$/i.test(value);
  if (!closed && !sasField.test(around)) {
    return undefined;
  }
  const confidence = closed && sasField.test(around) ? 'high' : 'medium';
  return { format: sharedAccessSignature, start, end, confidence, checksum: 'none' };
}

function matchDatabricksToken(text: string, at: number): SecretValueMatch | undefined {
  const value = /^dapi[0-9a-f]{32}(?:-\d)?(?![0-9A-Za-z-])/.exec(text.slice(at, at + 48))?.[0];
  if (value === undefined || /[0-9A-Za-z_-]/.test(text.charAt(at - 1)) || isMaskLike(value.slice(4))) {
    return undefined;
  }
  return { format: databricksToken, start: at, end: at + value.length, confidence: 'high', checksum: 'none' };
}

function matchInstrumentationKey(text: string, at: number): SecretValueMatch | undefined {
  const start = text.indexOf('=', at) + 1;
  const value = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text.slice(start, start + 36))?.[0];
  if (value === undefined || isMaskLike(value)) {
    return undefined;
  }
  return { format: instrumentationKey, start, end: start + value.length, confidence: 'low', checksum: 'none' };
}
