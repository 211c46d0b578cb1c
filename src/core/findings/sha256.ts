/**
 * SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. The engine has no library for it, as it also runs where
 * there is no Node; hosts and the engine have to agree on fingerprints.
 *
 * Source: FIPS 180-4, sections 4.2.2, 5.1.1, 5.3.3 and 6.2.2, <https://doi.org/10.6028/NIST.FIPS.180-4>.
 */
export function sha256(text: string): string {
  const state = Uint32Array.from(initial);
  const blocks = padded(utf8(text));
  const schedule = new Uint32Array(64);
  for (let at = 0; at < blocks.byteLength; at += 64) {
    compress(state, blocks, at, schedule);
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const constants = primes(64).map((prime) => fractionBits(Math.cbrt(prime)));
/** The same of the square roots of the first eight. */
const initial = primes(8).map((prime) => fractionBits(Math.sqrt(prime)));

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) {
      found.push(candidate);
    }
  }
  return found;
}

// A double has 53 bits, of which the whole part of these roots takes five at most.
function fractionBits(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

// The engine is compiled without the types of any host, so without TextEncoder.
function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) {
      bytes.push(code);
    } else if (code < 0x800) {
      bytes.push(0xc0 | (code >> 6), continuation(code));
    } else if (code < 0x10000) {
      bytes.push(0xe0 | (code >> 12), continuation(code >> 6), continuation(code));
    } else {
      bytes.push(0xf0 | (code >> 18), continuation(code >> 12), continuation(code >> 6), continuation(code));
    }
  }
  return bytes;
}

function continuation(code: number): number {
  return 0x80 | (code & 0x3f);
}

function padded(bytes: readonly number[]): DataView {
  const blocks = new Uint8Array((((bytes.length + 8) >> 6) + 1) * 64);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(blocks.length - 4, (bytes.length << 3) >>> 0);
  return view;
}

function compress(state: Uint32Array, blocks: DataView, at: number, w: Uint32Array): void {
  for (let t = 0; t < 64; t++) {
    w[t] = t < 16 ? blocks.getUint32(at + t * 4) : scheduled(w, t);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + (constants[t] ?? 0) + (w[t] ?? 0)) | 0;
    const sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = (sum0 + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

function scheduled(w: Uint32Array, t: number): number {
  const [two = 0, seven = 0, fifteen = 0, sixteen = 0] = [w[t - 2], w[t - 7], w[t - 15], w[t - 16]];
  const sigma1 = rotated(two, 17) ^ rotated(two, 19) ^ (two >>> 10);
  const sigma0 = rotated(fifteen, 7) ^ rotated(fifteen, 18) ^ (fifteen >>> 3);
  return (sigma1 + seven + sigma0 + sixteen) | 0;
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
