import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findPersonalValues } from '../../../src/core/secrets/name-rule.js';
import { seededRandom } from './made-keys.js';

// Put together here so that no number or address in this file is anybody's.
const ssn = ['219', '45', '6728'].join('-');
const nhs = ['943', '476', '5919'];

describe('findPersonalValues', () => {
  const found: Readonly<Record<string, readonly [before: string, value: string, after: string, what: string]>> = {
    'an address': ['owner: ', 'anna.kowalski@northwind.io', '', 'e-mail address'],
    'an address in a sentence': ['ask ', 'anna.kowalski@northwind.io', '.', 'e-mail address'],
    'an address in angle brackets': ['Anna <', 'anna+ml@sub.northwind.co.uk', '>', 'e-mail address'],
    'an address to mail to': ['mailto:', 'anna@northwind.io', '"', 'e-mail address'],
    'a social security number': ['ssn ', ssn, ',', 'US social security number'],
    'an NHS number with spaces': ['NHS number ', nhs.join(' '), '', 'NHS number'],
    'an NHS number in one piece': ['nhs_no=', nhs.join(''), '', 'NHS number'],
  };
  for (const [name, [before, value, after, what]] of Object.entries(found)) {
    it(`finds ${name}`, () => {
      const start = before.length;
      assert.deepEqual(findPersonalValues(before + value + after), [{ what, start, end: start + value.length }]);
    });
  }

  const quiet: Readonly<Record<string, string>> = {
    'an address of documentation': 'jane@example.com, joe@contoso.com, x@mail.example.org',
    'an address to be filled in': 'your.name@northwind.io <user@northwind.io>',
    'an address of a role': 'noreply@northwind.io support@northwind.io',
    'a git remote': 'git clone git@github.com:northwind/churn.git',
    'an scp target': 'anna@vm.northwind.io:/data',
    'a storage address': 'abfss://data@churn.dfs.core.windows.net/x',
    'a URL with a user': 'https://anna@dev.azure.com/northwind',
    'a vault reference': 'db-password@https://kv.vault.azure.net',
    'an image digest': 'churn.azurecr.io/base@sha256:0123',
    'an asset with a label': 'azureml:churn@latest',
    'a file name': 'icon@2x.png',
    'a decorator': '@app.route("/x")\n@mlflow.trace',
    'a pinned package': 'left-pad@1.2.3',
    'a service account': 'robot@churn.iam.gserviceaccount.com',
    'a date': '2024-01-2024, 001-02-0003-4',
    'a number never issued': '000-12-3456 666-12-3456 900-12-3456 123-00-4567 123-45-0000 123-45-6789',
    'part of a GUID': 'a219-45-6728b',
    'a phone number': '555 123 4567',
    'ten digits without the word': nhs.join(' '),
    'an NHS number with another check digit': 'NHS 943 476 5918',
  };
  for (const [name, text] of Object.entries(quiet)) {
    it(`is silent about ${name}`, () => {
      assert.deepEqual(findPersonalValues(text), []);
    });
  }

  it('never throws, and stays inside the text', () => {
    const random = seededRandom(11);
    const pieces = ['@', 'a', '.com', '-', '123', '45', ' ', 'nhs', '\n', '://', 'é', '\udc00'];
    for (let round = 0; round < 500; round++) {
      let text = '';
      for (let i = Math.floor(random() * 40); i > 0; i--) {
        text += pieces[Math.floor(random() * pieces.length)] ?? '';
      }
      for (const { start, end } of findPersonalValues(text)) {
        assert.ok(start >= 0 && end > start && end <= text.length, text);
      }
    }
  });
});
