/**
 * The 64-bit Marvin hash of `bytes`, XOR-folded to 32 bits (unsigned).
 *
 * `seed` is written the way key issuers write it: eight ASCII characters, most significant byte first ("Default0").
 * Cost: linear, no allocation. Source: <https://github.com/microsoft/SymCrypt/blob/main/lib/marvin32.c>.
 */
export function marvin32(bytes: Uint8Array, length: number, seed: string): number {
  const state = seedOf(seed);
  let low = state[1];
  let high = state[0];
  const whole = length - (length % 4);
  for (let i = 0; i < whole; i += 4) {
    [low, high] = mix((low + readWord(bytes, i)) >>> 0, high);
  }
  // The tail is closed with 0x80, so that inputs differing in trailing zeros differ.
  let tail = 0x80;
  for (let i = length - 1; i >= whole; i--) {
    tail = ((tail << 8) | (bytes[i] ?? 0)) >>> 0;
  }
  [low, high] = mix((low + tail) >>> 0, high);
  [low, high] = mix(low, high);
  return (low ^ high) >>> 0;
}

function seedOf(seed: string): [high: number, low: number] {
  if (seed.length !== 8) {
    throw new Error('a Marvin seed has eight characters');
  }
  let high = 0;
  let low = 0;
  for (let i = 0; i < 4; i++) {
    high = ((high << 8) | seed.charCodeAt(i)) >>> 0;
    low = ((low << 8) | seed.charCodeAt(i + 4)) >>> 0;
  }
  return [high, low];
}

function readWord(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
}

function mix(low: number, high: number): [low: number, high: number] {
  let h = (high ^ low) >>> 0;
  let l = (rotate(low, 20) + h) >>> 0;
  h = (rotate(h, 9) ^ l) >>> 0;
  l = (rotate(l, 27) + h) >>> 0;
  h = rotate(h, 19);
  return [l, h];
}

function rotate(value: number, by: number): number {
  return ((value << by) | (value >>> (32 - by))) >>> 0;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const sextets = buildSextets();

function buildSextets(): Int8Array {
  const table = new Int8Array(128).fill(-1);
  for (let i = 0; i < alphabet.length; i++) {
    table[alphabet.charCodeAt(i)] = i;
  }
  table['-'.charCodeAt(0)] = 62;
  table['_'.charCodeAt(0)] = 63;
  return table;
}

/**
 * The bytes of base64 or base64url text; padding is optional, and left-over bits are dropped.
 * Returns `undefined` for any other character. Never throws.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  let end = text.length;
  while (end > 0 && text[end - 1] === '=') {
    end--;
  }
  const bytes = new Uint8Array(Math.floor((end * 3) / 4));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < end; i++) {
    const sextet = sextets[text.charCodeAt(i)] ?? -1;
    if (sextet < 0) {
      return undefined;
    }
    buffer = ((buffer << 6) | sextet) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (buffer >>> bits) & 0xff;
    }
  }
  return bytes;
}

/** Base64 of `bytes`, padded; the inverse of {@link decodeBase64}. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const left = bytes.length - i;
    text += alphabet.charAt((word >>> 18) & 63);
    text += alphabet.charAt((word >>> 12) & 63);
    text += left > 1 ? alphabet.charAt((word >>> 6) & 63) : '=';
    text += left > 2 ? alphabet.charAt(word & 63) : '=';
  }
  return text;
}
