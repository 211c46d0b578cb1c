import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkShows, type Shows, type SortedCases } from './case-kinds.js';

const schema = '$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\n';
const cases: SortedCases = {
  valid: {
    tokens: { code: `${schema}name: churn\nauth_mode: aad_token\n` },
    'other tokens': { code: `${schema}name: other\nauth_mode: aad_token\n` },
    'another folder': { code: `${schema}name: churn\nauth_mode: key\n`, path: 'tests/endpoint.yml' },
    'another tool': { code: 'services: {}\n' },
  },
  invalid: {
    key: { code: `${schema}name: churn\nauth_mode: «key»\n` },
    filled: { code: `${schema}name: churn\nauth_mode: «$(mode)»\n` },
  },
};
const good: Shows = { hit: 'key', nearMiss: ['tokens', 'another folder'], absent: 'tokens', dynamic: 'filled' };

/** What is wrong with a table that says it shows something else than it does. */
const wrong: readonly (readonly [string, Partial<Shows>, RegExp])[] = [
  ['a name that no case has', { hit: 'a key' }, /no such case for "hit": "a key"/],
  ['a kind without a name', { absent: [] }, /the kind "absent" names no case/],
  ['a hit that is accepted', { hit: 'tokens' }, /no such case for "hit"/],
  ['a near miss that is reported', { nearMiss: 'filled' }, /no such case for "nearMiss"/],
  ['a near miss that is far from the hit', { nearMiss: 'other tokens' }, /differs from every hit/],
  ['an absent case that is reported', { absent: 'key' }, /no such case for "absent"/],
  ['an absent case of another tool', { absent: 'another tool' }, /has nothing to do with Azure ML/],
  ['no reason', { dynamic: { notApplicable: '' } }, /why is the kind "dynamic" not applicable/],
];

describe('a table that has to show every kind of case', () => {
  it('may name one case or several, or say why there is none', () => {
    checkShows(good, cases, 'yaml');
    checkShows({ ...good, dynamic: { notApplicable: 'nothing is filled in' } }, cases, 'yaml');
  });
  for (const [name, change, message] of wrong) {
    it(`fails for ${name}`, () => {
      assert.throws(() => {
        checkShows({ ...good, ...change }, cases, 'yaml');
      }, message);
    });
  }
});
