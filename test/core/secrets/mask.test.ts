import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isMaskLike } from '../../../src/core/secrets/mask.js';

/** Pairs of a value that was blanked out or typed on, and one that only just was not. */
const pairs: Readonly<Record<string, readonly [masked: string, near: string]>> = {
  'three stars': ['kd***Jw9pLsQ', 'kd**Jw9pLsQv'],
  'three dots': ['kd...Jw9pLsQ', 'kd..Jw9pLsQv'],
  'an ellipsis': ['kd…Jw9pLsQ', 'kd-Jw9pLsQv'],
  'something in angle brackets': ['kd<key>Jw9pLsQ', 'kd<key<Jw9pLsQ'],
  'nothing in angle brackets': ['kd<>Jw9pLsQ', 'kd>Jw9<pLsQ'],
  'four x': ['kdxXxXJw9pLsQ', 'kdxXxJw9pLsQv'],
  'a word for what is to be put there': ['kdExampleJw9', 'kdExampelJw9'],
  'a hint with a dash': ['replace-me-9Q', 'replace+me-9Q'],
  'a hint with an underscore': ['replace_me-9Q', 'replace.me-9Q'],
  'a hint in one word': ['replaceme9Qvt', 'replacme9Qvt'],
  'your with a dash': ['your-k9QvtLw', 'your+k9QvtLw'],
  'your with an underscore': ['your_k9QvtLw', 'yourk9QvtLwz'],
  'a short value of one character': ['aaaaaaa', 'aaaaaab'],
  'a single character': ['a', 'ab'],
  'eight of one character in a row': ['kdJwpLsQvt9uaaaaaaaazE', 'kdJwpLsQvt9uaaaaaaabzE'],
  'four characters over and over': ['abcdacbdbcad', 'abcdacbdbcae'],
  'a character that is more than two fifths': ['aabacadaef', 'abacadaefg'],
  'an ascending row of six in less than eighteen': ['kQ9abcdefvtLw2zPm', 'kQ9abcdefvtLw2zPmH'],
  'an ascending row that is longer': ['kQ9abcdefgvtLw2zPmHR', 'kQ9abcdefgvtLw2zPmHRu'],
  'a row that goes on after the 9': ['kQ567890vtLw2zPmH', 'kQ567898vtLw2zPmH'],
  'two rows': ['kQabcdefvtLw2z345678PmHRuBnEyGoTsKd', 'kQabcdefvtLw2z345687PmHRuBnEyGoTsKd'],
};

describe('isMaskLike', () => {
  for (const [name, [masked, near]] of Object.entries(pairs)) {
    it(`knows ${name}`, () => {
      assert.equal(isMaskLike(masked), true, masked);
      assert.equal(isMaskLike(near), false, near);
    });
  }

  it('takes nothing for blanked out', () => {
    assert.equal(isMaskLike(''), true);
  });

  it('does not take a descending or broken row for an ascending one', () => {
    assert.equal(isMaskLike('fedcba9vtLw2zPm'), false);
    assert.equal(isMaskLike('abcdeQfghijvtLw2'), false);
    assert.equal(isMaskLike('kQ90909090vtLw2zPmHRu'), false);
    assert.equal(isMaskLike('kQ8012vt0Lw9zPmH'), false);
  });
});
