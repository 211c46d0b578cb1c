import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asciiBytes, crc32, toDigits } from '../../../src/core/secrets/crc32.js';
import { decodeBase64, encodeBase64, marvin32 } from '../../../src/core/secrets/marvin32.js';
import { seededRandom } from './made-keys.js';

describe('marvin32', () => {
  it('agrees with the vector of the native implementation', () => {
    // <https://github.com/microsoft/SymCrypt/blob/main/lib/marvin32.c>: "abc" gives 22c74339 492769bf.
    const seed = String.fromCharCode(0xd5, 0x3c, 0xd9, 0xce, 0xcd, 0x08, 0x93, 0xb7);
    assert.equal(marvin32(asciiBytes('abc'), 3, seed), (0x22c74339 ^ 0x492769bf) >>> 0);
  });

  it('reads only as far as it is told', () => {
    assert.equal(marvin32(asciiBytes('abcdefgh'), 5, 'Default0'), marvin32(asciiBytes('abcde'), 5, 'Default0'));
  });

  it('tells inputs apart that differ in trailing zeros', () => {
    assert.notEqual(marvin32(new Uint8Array(3), 3, 'Default0'), marvin32(new Uint8Array(2), 2, 'Default0'));
  });

  it('refuses a seed of another length', () => {
    assert.throws(() => marvin32(new Uint8Array(4), 4, 'short'));
  });
});

describe('base64', () => {
  it('agrees with the platform for every length and for both alphabets', () => {
    const random = seededRandom(7);
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, () => Math.floor(random() * 256));
      const text = Buffer.from(bytes).toString('base64');
      assert.equal(encodeBase64(bytes), text);
      assert.deepEqual(decodeBase64(text), bytes);
      assert.deepEqual(decodeBase64(Buffer.from(bytes).toString('base64url')), bytes);
    }
  });

  it('answers nothing for other characters', () => {
    assert.equal(decodeBase64('ab c'), undefined);
    assert.equal(decodeBase64('añ=='), undefined);
  });
});

describe('crc32', () => {
  it('gives the check value of its catalogue entry', () => {
    // <https://reveng.sourceforge.io/crc-catalogue/17plus.htm#crc.cat.crc-32-iso-hdlc>
    assert.equal(crc32(asciiBytes('123456789')), 0xcbf43926);
  });

  it('writes numbers in any notation', () => {
    assert.equal(toDigits(0xff, '0123456789abcdef'), 'ff');
    assert.equal(toDigits(0xffffffff, '0123456789'), '4294967295');
  });
});
