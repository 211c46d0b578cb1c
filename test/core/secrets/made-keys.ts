import { asciiBytes, crc32, toDigits } from '../../../src/core/secrets/crc32.js';
import { encodeBase64, marvin32 } from '../../../src/core/secrets/marvin32.js';

/** Numbers in [0, 1) that are the same on every run. */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
export const base64Characters = `${letters}+/`;
export const hexDigits = '0123456789abcdef';

export function randomText(random: Random, length: number, characters: string): string {
  let text = '';
  while (text.length < length) {
    text += characters.charAt(Math.floor(random() * characters.length));
  }
  return text;
}

/** A key of `size` bytes whose base64 holds `signature` at `prefix`, closed with the checksum for `seed`. */
export function identifiableKey(
  random: Random,
  size: number,
  prefix: number,
  signature: string,
  seed: string,
  characters = base64Characters,
): string {
  const length = Math.ceil((size * 4) / 3);
  for (;;) {
    const body = randomText(random, prefix, characters) + signature + 'A'.repeat(length - prefix - 4);
    const bytes = bytesOf(body).slice(0, size);
    const whole = encodeBase64(withHash(bytes, size - 4, marvin32(bytes, size - 4, seed)));
    const key = characters === base64Characters ? whole : whole.replace(/\+/g, '-').replace(/\//g, '_');
    if (key.slice(prefix, prefix + 4) === signature && (characters !== letters || /^[A-Za-z0-9]+=*$/.test(key))) {
      return key;
    }
  }
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}

function withHash(bytes: Uint8Array, at: number, hash: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let i = at; i < copy.length; i++) {
    copy[i] = (hash >>> (8 * (i - at))) & 0xff;
  }
  return copy;
}

/** A common annotated key of 84 or 88 characters for `provider`, whose data part is `providerData`. */
export function annotatedKey(random: Random, provider: string, providerData = 'AAAA', size: 63 | 64 = 63): string {
  const fixed = ['JQQ', 'J99', 'BD', 'ACAAAAAAAAAA', providerData, provider].join('');
  for (;;) {
    const body = randomText(random, 52, letters) + fixed + 'AAAAAAAA';
    const bytes = bytesOf(body).slice(0, size);
    const key = encodeBase64(withHash(bytes, 60, marvin32(bytes, 60, 'Default0')));
    if (/^[A-Za-z0-9]{80}[A-Za-z][A-Za-z0-9]{3}/.test(key) && !/[+/]/.test(key)) {
      return key;
    }
  }
}

export function entraSecret(random: Random): string {
  const digits = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~';
  const body = `${randomText(random, 3, letters)}8Q~${randomText(random, 31, letters)}`;
  return body + toDigits(marvin32(asciiBytes(body), body.length, 'AadPwd00'), digits).slice(0, 3);
}

export function crcToken(random: Random, prefix: string): string {
  const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const body = randomText(random, 30, letters);
  return prefix + body + toDigits(crc32(asciiBytes(body)), base62).padStart(6, '0');
}

/** An Azure DevOps token of the older form: 28 random bytes with the four of the checksum scattered among them. */
export function devOpsToken(random: Random): string {
  const body = Uint8Array.from({ length: 28 }, () => Math.floor(random() * 256));
  const hash = (crc32(body) ^ 0xe0b9692d) >>> 0;
  const checksumPlaces: Readonly<Record<number, number>> = { 22: 0, 8: 1, 7: 2, 2: 3 };
  const bits: string[] = [];
  let next = 0;
  for (let i = 0; i < 32; i++) {
    const place = checksumPlaces[i];
    const byte = place === undefined ? (body[next++] ?? 0) : (hash >>> (8 * place)) & 0xff;
    bits.push(byte.toString(2).padStart(8, '0'));
  }
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  const padded = bits.join('').padEnd(260, '0');
  return (padded.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

export function jsonWebToken(random: Random): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: '1', iat: 1 })}.${randomText(random, 43, letters)}`;
}
