import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isNoCredential, suitsWord } from '../../../src/core/rules/no-credential.js';

describe('a text where a credential could stand', () => {
  const none = [
    ...['', 'abc', 'true', 'https://vault.example.net/api', 'http://h', 'https://h x', 'abfs://data', 'abfss://data'],
    ...[
      'wasb://data',
      'wasbs://data',
      'azureml://datastores/x',
      'file:///etc/x',
      './secrets/pw',
      '/run/db',
      '~/pw',
      'C:\\pw',
    ],
    ...['ca.pem', 'a.pfx', 'a.cer', 'a.crt', 'a.KEY', 'pw.json', 'pw.yaml', 'pw.yml', 'pw.txt', 'prod.env', 'id.pub'],
    ...['DB_PASSWORD', 'D_P9', 'D9_P', 'A_B_C', 'one two three', 'one t three', 'one\ttwo\nthree'],
  ];
  for (const value of none) {
    it(`is none: ${JSON.stringify(value)}`, () => {
      assert.equal(isNoCredential(value), true);
    });
  }

  const perhaps = [
    ...[
      'abcd',
      'https://u:p@h/x',
      'https://h/x?sig=1',
      'ahttps://h',
      'abfsss://d',
      'ftp://h/x',
      'ca.pem.9',
      'ca.pemq',
      'apem9',
    ],
    ...[
      'xDB_QVTZ',
      'DB_QVTZx',
      '9DB_QVTZ',
      'DB__QVTZ',
      'DBQVTZ9_',
      'DBQVTZ',
      'DB_q9',
      'two words',
      'one  two',
      ' two',
      'x. y',
    ],
  ];
  for (const value of perhaps) {
    it(`may be one: ${JSON.stringify(value)}`, () => {
      assert.equal(isNoCredential(value), false);
    });
  }
});

describe('what a name promises', () => {
  it('is digits and letters for what is issued', () => {
    for (const word of ['key', 'account key', 'token', 'pat']) {
      assert.equal(suitsWord(word, 'abc1d2'), true, word);
      for (const value of ['batch_size', '123456', '12-34', 'a1$', 'a1*', 'a1|b', 'a1\\b', '^a1']) {
        assert.equal(suitsWord(word, value), false, `${word} ${value}`);
      }
    }
  });
  it('is any word for a password', () => {
    for (const word of ['password', 'keyword', 'token hash', '']) {
      assert.equal(suitsWord(word, 'summer'), true, word);
    }
  });
});
