import { asciiBytes, crc32, toDigits } from './crc32.js';
import { decodeBase64, marvin32 } from './marvin32.js';
import { isMaskLike } from './mask.js';
import type { ChecksumState, SecretFormat, SecretValueMatch, ValueMatcher } from './secret-format.js';

/**
 * Azure keys that carry a fixed signature and a checksum.
 *
 * Signatures, lengths and seeds: <https://github.com/microsoft/security-utilities>. A checksum that does not fit only
 * lowers the confidence: issuers use variants that are not all published.
 */
interface KeyShape {
  /** Characters before the signature. */
  readonly prefix: number;
  readonly length: number;
  /** The whole key, anchored. */
  readonly form: RegExp;
}

// 64 bytes, 32 bytes and 39 bytes in base64; 40 bytes in base64url. The last four bytes are the checksum.
const bytes64: KeyShape = { prefix: 76, length: 88, form: /^[A-Za-z0-9+/]{85}[AQgw]==$/ };
const bytes32: KeyShape = { prefix: 33, length: 44, form: /^[A-Za-z0-9+/]{37}[A-P][A-Za-z0-9+/]{5}=$/ };
const bytes39: KeyShape = { prefix: 42, length: 52, form: /^[A-Za-z0-9+/]{46}[A-D][A-Za-z0-9+/]{5}$/ };
const letters39: KeyShape = { prefix: 42, length: 52, form: /^[A-Za-z0-9]{46}[A-D][A-Za-z0-9]{5}$/ };
const url40: KeyShape = { prefix: 44, length: 56, form: /^[A-Za-z0-9_-]{53}[AQgw]==$/ };

const messagingSeeds = ['Send0000', 'Listen00', 'Manage00', 'System00', 'Unknown0'];

interface KeyKind {
  readonly format: SecretFormat;
  readonly signature: string;
  readonly shapes: readonly KeyShape[];
  /** Empty when the seed is not published. */
  readonly seeds: readonly string[];
}

function kind(id: string, title: string, signature: string, shapes: readonly KeyShape[], seeds: string[]): KeyKind {
  return { format: { id, title, severity: 'high' }, signature, shapes, seeds };
}

/** Also what an old key under `AccountKey=` is called. */
export const storageAccountKey: SecretFormat = {
  id: 'azure-storage-account-key',
  title: 'Azure Storage account key',
  severity: 'high',
};

/** Also what an old key next to `documents.azure.com` is called. */
export const cosmosKey: SecretFormat = { id: 'azure-cosmos-db-key', title: 'Azure Cosmos DB key', severity: 'high' };

const eventGridKey: SecretFormat = { id: 'azure-event-grid-key', title: 'Azure Event Grid key', severity: 'high' };

const devOpsToken: SecretFormat = {
  id: 'azure-devops-token',
  title: 'Azure DevOps personal access token',
  severity: 'high',
};

const kinds: readonly KeyKind[] = [
  { format: storageAccountKey, signature: '+ASt', shapes: [bytes64], seeds: ['Default0'] },
  {
    format: cosmosKey,
    signature: 'ACDb',
    shapes: [bytes64],
    seeds: ['MastRW00', 'MastRO00', 'SystRW00', 'SystRO00', 'SysAll00', 'Resour00', 'Encryp00'],
  },
  kind('azure-ml-classic-key', 'Azure ML Studio (classic) web service key', '+AMC', [bytes64], ['Classic0']),
  kind('azure-batch-key', 'Azure Batch account key', '+ABa', [bytes64], ['AbAcct00']),
  kind(
    'azure-api-management-key',
    'Azure API Management key',
    'APIM',
    [bytes64],
    ['Gatewy00', 'Tenant00', 'IoTHub00', 'GitKey00'],
  ),
  kind('azure-event-hubs-key', 'Azure Event Hubs key', '+AEh', [bytes32, bytes39], messagingSeeds),
  kind('azure-service-bus-key', 'Azure Service Bus key', '+ASb', [bytes32, bytes39], messagingSeeds),
  kind('azure-relay-key', 'Azure Relay key', '+ARm', [bytes32, bytes39], messagingSeeds),
  kind('azure-iot-key', 'Azure IoT key', 'AIoT', [bytes32], ['IoTHub00', 'DpsKey00', 'Device00']),
  kind('azure-redis-key', 'Azure Cache for Redis key', 'AzCa', [bytes32], ['Access00']),
  { format: eventGridKey, signature: 'AZEG', shapes: [bytes32], seeds: [] },
  kind('azure-container-registry-key', 'Azure Container Registry password', '+ACR', [bytes39], ['ACRDflt0']),
  kind('azure-ai-search-key', 'Azure AI Search key', 'AzSe', [letters39], ['Query000', 'PAdmin00']),
  kind('azure-functions-key', 'Azure Functions key', 'AzFu', [url40], ['Master00', 'System00', 'Functi00']),
];

export const identifiableKeyMatchers: readonly ValueMatcher[] = [
  ...kinds.map(matcherOf),
  { signatures: ['JQQJ9'], rank: 90, matchAt: matchAnnotatedKey },
  { signatures: ['7Q~', '8Q~'], rank: 80, matchAt: matchEntraSecret },
];

function matcherOf(key: KeyKind): ValueMatcher {
  return {
    signatures: [key.signature],
    rank: 90,
    matchAt(text, at) {
      for (const shape of key.shapes) {
        const start = at - shape.prefix;
        const value = start < 0 ? '' : text.slice(start, start + shape.length);
        const end = start + shape.length;
        // A key may be written as a name, with `=` behind it.
        const named = text.charAt(end) === '=';
        if (shape.form.test(value) && standsAlone(text, start, named ? end + 1 : end)) {
          const checksum = key.seeds.length === 0 ? 'none' : checksumOf(value, key.seeds);
          return named && checksum !== 'valid' ? undefined : judged(key.format, start, value, checksum);
        }
      }
      return undefined;
    },
  };
}

function standsAlone(text: string, start: number, end: number): boolean {
  return !/[A-Za-z0-9+/_-]/.test(text.charAt(start - 1)) && !/[A-Za-z0-9+/_=-]/.test(text.charAt(end));
}

function judged(
  format: SecretFormat,
  start: number,
  value: string,
  checksum: ChecksumState,
): SecretValueMatch | undefined {
  return checksum !== 'valid' && isMaskLike(value) ? undefined : certain(format, start, value, checksum);
}

function certain(format: SecretFormat, start: number, value: string, checksum: ChecksumState): SecretValueMatch {
  const confidence = checksum === 'invalid' ? 'medium' : 'high';
  return { format, start, end: start + value.length, confidence, checksum };
}

function checksumOf(value: string, seeds: readonly string[]): ChecksumState {
  const bytes = decodeBase64(value);
  if (bytes === undefined || bytes.length < 8) {
    return 'invalid';
  }
  const covered = bytes.length - 4;
  return seeds.some((seed) => endsWithHash(bytes, covered, marvin32(bytes, covered, seed))) ? 'valid' : 'invalid';
}

// Little endian; a shortened key keeps only the first bytes of the hash.
function endsWithHash(bytes: Uint8Array, from: number, hash: number): boolean {
  for (let i = from; i < bytes.length; i++) {
    if (bytes[i] !== ((hash >>> (8 * (i - from))) & 0xff)) {
      return false;
    }
  }
  return true;
}

/** Who issued a common annotated key, by the four characters at offset 76. */
const annotatedKeyProviders: Readonly<Record<string, SecretFormat>> = {
  ACOG: { id: 'azure-ai-services-key', title: 'Azure AI services key', severity: 'high' },
  AZAC: { id: 'azure-app-configuration-key', title: 'Azure App Configuration key', severity: 'high' },
  AZCS: { id: 'azure-communication-services-key', title: 'Azure Communication Services key', severity: 'high' },
  AZDO: devOpsToken,
  AZEG: eventGridKey,
  AZMP: { id: 'azure-maps-key', title: 'Azure Maps key', severity: 'high' },
  msql: { id: 'azure-sql-key', title: 'Azure SQL key', severity: 'high' },
};

const openAiKey: SecretFormat = { id: 'azure-openai-key', title: 'Azure OpenAI key', severity: 'high' };

const annotatedKey: SecretFormat = { id: 'azure-annotated-key', title: 'Azure service key', severity: 'high' };

const annotatedKeyForm = /^[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}$/;

function matchAnnotatedKey(text: string, at: number): SecretValueMatch | undefined {
  const start = at - 52;
  const short = start < 0 ? '' : text.slice(start, start + 84);
  if (!annotatedKeyForm.test(short) || /[A-Za-z0-9]/.test(text.charAt(start - 1))) {
    return undefined;
  }
  const tail = /^[A-Za-z0-9+/]{2}==/.exec(text.slice(start + 84, start + 88))?.[0] ?? '';
  if (tail === '' && /[A-Za-z0-9]/.test(text.charAt(start + 84))) {
    return undefined;
  }
  const value = short + tail;
  const bytes = decodeBase64(value);
  const fits = bytes !== undefined && endsWithHash(bytes, 60, marvin32(bytes, 60, 'Default0'));
  // Derived keys write the checksum in base 62, a form we could not confirm.
  const checksum = fits ? 'valid' : short[57] === '9' ? 'invalid' : 'none';
  // Behind the random part stand fixed fields, which are often runs of "A".
  return checksum !== 'valid' && isMaskLike(short.slice(0, 52))
    ? undefined
    : certain(annotatedKeyFormat(short), start, value, checksum);
}

function annotatedKeyFormat(key: string): SecretFormat {
  const provider = key.slice(76, 80);
  if (provider === 'ACOG' && key.slice(72, 76) === 'AAAB') {
    return openAiKey;
  }
  return annotatedKeyProviders[provider] ?? annotatedKey;
}

const entraSecret: SecretFormat = {
  id: 'entra-application-secret',
  title: 'Microsoft Entra application secret',
  severity: 'high',
};

const entraDigits = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~';
const entraForm = /^[A-Za-z0-9~._-]{3}[78]Q~[A-Za-z0-9~_.-]{31,40}/;

function matchEntraSecret(text: string, at: number): SecretValueMatch | undefined {
  const start = at - 3;
  if (start < 0 || /[A-Za-z0-9~._+/-]/.test(text.charAt(start - 1))) {
    return undefined;
  }
  // A sentence may end right behind the secret; its full stop is taken for a character of it and given back.
  let value = entraForm.exec(text.slice(start, start + 48))?.[0] ?? '';
  if (value.endsWith('.') && value.length > 37) {
    value = value.slice(0, -1);
  }
  if (value.length < 37 || value.length > 40 || /[+/]/.test(text.charAt(start + value.length))) {
    return undefined;
  }
  if (value[3] === '7') {
    return judged(entraSecret, start, value, 'none');
  }
  const covered = asciiBytes(value.slice(0, -3));
  const hash = toDigits(marvin32(covered, covered.length, 'AadPwd00'), entraDigits);
  return judged(entraSecret, start, value, hash.startsWith(value.slice(-3)) ? 'valid' : 'invalid');
}

const patLength = 52;
const patAlphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const patSeeds = [0xe0b9692d, 0x1019f92e];

/**
 * Azure DevOps tokens of the older form: 52 characters of base32 without a signature.
 * Any run that long covers a multiple of 52, so only those places are looked at.
 */
export function findDevOpsTokens(text: string): readonly SecretValueMatch[] {
  const matches: SecretValueMatch[] = [];
  for (let probe = patLength - 1; probe < text.length; probe += patLength) {
    if (!isBase32(text.charCodeAt(probe))) {
      continue;
    }
    const start = runStart(text, probe);
    const value = text.slice(start, start + patLength);
    const alone = !/[A-Za-z0-9]/.test(text.charAt(start - 1)) && !/[A-Za-z0-9=]/.test(text.charAt(start + patLength));
    if (probe - start < patLength && alone && /^[a-z2-7]{52}$/.test(value)) {
      const checksum = patChecksum(value);
      // Without digits it is a long word; an issued token has about ten of them.
      const plausible = checksum === 'valid' || value.replace(/[^2-7]/g, '').length >= 4;
      const match = plausible ? judged(devOpsToken, start, value, checksum) : undefined;
      if (match !== undefined) {
        matches.push(match);
      }
    }
  }
  return matches;
}

function runStart(text: string, from: number): number {
  let start = from;
  while (start > 0 && from - start < patLength && isBase32(text.charCodeAt(start - 1))) {
    start--;
  }
  return start;
}

function isBase32(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 50 && code <= 55);
}

function patChecksum(value: string): ChecksumState {
  const bytes = decodeBase32(value);
  const at = (i: number): number => bytes[i] ?? 0;
  const stored = (at(22) | (at(8) << 8) | (at(7) << 16) | (at(2) << 24)) >>> 0;
  const covered = bytes.filter((_, i) => i !== 2 && i !== 7 && i !== 8 && i !== 22);
  const hash = crc32(covered);
  return patSeeds.some((seed) => (hash ^ seed) >>> 0 === stored) ? 'valid' : 'invalid';
}

function decodeBase32(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (const character of text) {
    buffer = ((buffer << 5) | patAlphabet.indexOf(character)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (buffer >>> bits) & 0xff;
    }
  }
  return bytes;
}
