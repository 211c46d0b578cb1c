import { asciiBytes, crc32, toDigits } from './crc32.js';
import { decodeBase64 } from './marvin32.js';
import { isMaskLike } from './mask.js';
import { isPlaceholder } from './placeholder.js';
import type { SecretFormat, SecretValueMatch, ValueMatcher } from './secret-format.js';

/** Secrets of other providers that training code meets, each from the provider's own documentation. */
export const providerMatchers: readonly ValueMatcher[] = [
  prefixed(
    'github-token',
    'GitHub token',
    ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    /^gh[pousr]_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/,
    endsWithCrc,
  ),
  prefixed(
    'github-token',
    'GitHub fine-grained personal access token',
    ['github_pat_'],
    /^github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?![A-Za-z0-9_])/,
  ),
  prefixed('hugging-face-token', 'Hugging Face token', ['hf_'], /^hf_[A-Za-z0-9]{34}(?![A-Za-z0-9_])/),
  prefixed(
    'anthropic-api-key',
    'Anthropic API key',
    ['sk-'],
    /^sk-ant-[a-z0-9]{2,12}-[A-Za-z0-9_-]{60,160}(?![A-Za-z0-9_-])/,
  ),
  prefixed(
    'openai-api-key',
    'OpenAI API key',
    ['sk-'],
    /^sk-(?:(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}|[A-Za-z0-9]{48})(?![A-Za-z0-9_-])/,
  ),
  prefixed('aws-access-key-id', 'AWS access key id', ['AKIA', 'ASIA'], /^A[KS]IA[A-Z2-7]{16}(?![A-Za-z0-9+/=])/),
  prefixed('google-api-key', 'Google API key', ['AIza'], /^AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/),
  prefixed(
    'slack-token',
    'Slack token',
    ['xox'],
    /^xox[abeoprs]-(?=[A-Za-z-]{0,40}\d)[A-Za-z0-9-]{20,200}(?![A-Za-z0-9-])/,
  ),
  prefixed('npm-token', 'npm access token', ['npm_'], /^npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/, endsWithCrc),
  prefixed('pypi-token', 'PyPI API token', ['pypi-'], /^pypi-AgEI[A-Za-z0-9_-]{50,240}(?![A-Za-z0-9_-])/),
  { signatures: ['PRIVATE KEY-----', 'PRIVATE KEY BLOCK-----'], rank: 80, matchAt: matchPrivateKey },
  { signatures: ['eyJ'], rank: 50, matchAt: matchJsonWebToken },
  { signatures: ['://'], rank: 30, matchAt: matchUrlPassword },
];

/** Longest token any `prefixed` form can have. */
const windowLength = 300;

function prefixed(
  id: string,
  title: string,
  signatures: readonly string[],
  form: RegExp,
  hasChecksum?: (value: string) => boolean,
): ValueMatcher {
  const format: SecretFormat = { id, title, severity: 'high' };
  return {
    signatures,
    rank: 70,
    matchAt(text, at) {
      const value = form.exec(text.slice(at, at + windowLength))?.[0];
      if (value === undefined || /[A-Za-z0-9_+/-]/.test(text.charAt(at - 1))) {
        return undefined;
      }
      const place = { format, start: at, end: at + value.length };
      if (hasChecksum?.(value) === true) {
        return { ...place, confidence: 'high', checksum: 'valid' };
      }
      if (isMaskLike(value.slice(value.search(/[_-]/) + 1))) {
        return undefined;
      }
      return hasChecksum === undefined
        ? { ...place, confidence: 'high', checksum: 'none' }
        : { ...place, confidence: 'medium', checksum: 'invalid' };
    },
  };
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

// <https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/>
function endsWithCrc(token: string): boolean {
  const body = token.slice(token.indexOf('_') + 1);
  const digits = toDigits(crc32(asciiBytes(body.slice(0, -6))), base62).padStart(6, '0');
  return digits === body.slice(-6);
}

const privateKey: SecretFormat = { id: 'private-key', title: 'private key', severity: 'high' };

const privateKeyWindow = 16_384;

// The header alone is code that looks for keys; a key has base64 under it.
function matchPrivateKey(text: string, at: number): SecretValueMatch | undefined {
  const opening = /-----BEGIN (?:[A-Z0-9]{2,12} ){0,2}$/.exec(text.slice(Math.max(0, at - 48), at));
  if (opening === null) {
    return undefined;
  }
  const start = at - opening[0].length;
  const headerEnd = text.indexOf('-----', at) + 5;
  const body = text.slice(headerEnd, headerEnd + privateKeyWindow);
  const firstLine =
    /^(?:[\s"'+,|>]|\\[nr]|[A-Z][A-Za-z-]{2,20}: [^\r\n\\]{1,80}(?=[\r\n\\])){0,60}([A-Za-z0-9+/=]{40,})/.exec(body);
  if (firstLine === null || isMaskLike(firstLine[1] ?? '')) {
    return undefined;
  }
  const closing = body.indexOf('-----END ');
  const closed = closing < 0 ? -1 : body.indexOf('-----', closing + 9);
  const length = closed < 0 ? firstLine[0].length : closed + 5;
  return { format: privateKey, start, end: headerEnd + length, confidence: 'high', checksum: 'none' };
}

const jsonWebToken: SecretFormat = { id: 'json-web-token', title: 'JSON Web Token', severity: 'high' };

const tokenForm = /^eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,12000}\.[A-Za-z0-9_-]{16,2000}(?![A-Za-z0-9_-])/;

function matchJsonWebToken(text: string, at: number): SecretValueMatch | undefined {
  if (/[A-Za-z0-9_.+/-]/.test(text.charAt(at - 1))) {
    return undefined;
  }
  const value = tokenForm.exec(text.slice(at, at + 16_100))?.[0];
  if (value === undefined || !/"alg"\s*:/.test(decodedHeader(value))) {
    return undefined;
  }
  // It is a bearer credential while it lives, and the text does not tell for how long.
  return { format: jsonWebToken, start: at, end: at + value.length, confidence: 'medium', checksum: 'none' };
}

function decodedHeader(token: string): string {
  const bytes = decodeBase64(token.slice(0, token.indexOf('.')));
  const header = bytes === undefined ? '' : Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  try {
    JSON.parse(header);
    return header;
  } catch {
    return '';
  }
}

const urlPassword: SecretFormat = { id: 'password-in-url', title: 'password in a URL', severity: 'high' };

const userInfo = /^([A-Za-z0-9._~%!*-]{0,64}):([^\s"'`/@:<>{}()[\]\\|?#]{3,200})@([A-Za-z0-9.-]{1,255})/;

function matchUrlPassword(text: string, at: number): SecretValueMatch | undefined {
  const found = userInfo.exec(text.slice(at + 3, at + 3 + 540));
  const [, user = '', password = '', host = ''] = found ?? [];
  if (found === null || !/[a-z0-9+.-]/i.test(text.charAt(at - 1)) || !isLiteralPassword(user, password)) {
    return undefined;
  }
  if (/(?:^|\.)example\.(?:com|org|net)$|\.(?:test|invalid|example)$/i.test(host)) {
    return undefined;
  }
  const local = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal|[a-z]+)$/i.test(host);
  const start = at + 3 + user.length + 1;
  const confidence = local || password === user ? 'low' : 'medium';
  return { format: urlPassword, start, end: start + password.length, confidence, checksum: 'none' };
}

function isLiteralPassword(user: string, password: string): boolean {
  // `$PW` is filled in by a shell, `%s` by a format; %40 is an escaped "@".
  if (password.startsWith('$') || /%(?![0-9A-Fa-f]{2})/.test(password) || /^\d{1,5}$/.test(password)) {
    return false;
  }
  return !isPlaceholder(password) && !isMaskLike(password) && !/^(?:user|username)$/i.test(`${user}${password}`);
}
