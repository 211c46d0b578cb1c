import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultConfiguration, mergeConfigurations } from '../../../src/core/config/configuration.js';
import { parseConfiguration } from '../../../src/core/config/parse-configuration.js';
import { dedent } from '../../support/marked-text.js';

describe('parseConfiguration', () => {
  it('reads every key', () => {
    const text = dedent(`
      strictness: pedantic
      rules:
        sensitive-run-id: low
        secret-in-log: off
      sensitiveWords: [falcon, blue heron]
      secretNames:
        - ACME_PIN
      publicNames: [LICENSE_KEY]
      production:
        paths: [live]
        names: [live, prod]
      stages:
        staging: [int]
        production: [live]
      exclude: ["legacy/**"]
    `);
    assert.deepEqual(parseConfiguration(text), {
      problems: [],
      bases: [],
      acceptances: [],
      config: {
        strictness: 'pedantic',
        rules: { 'sensitive-run-id': 'low', 'secret-in-log': 'off' },
        sensitiveWords: ['falcon', 'blue heron'],
        secretNames: ['ACME_PIN'],
        publicNames: ['LICENSE_KEY'],
        production: { paths: ['live'], names: ['live', 'prod'] },
        stages: { staging: ['int'], production: ['live'] },
        exclude: ['legacy/**'],
      },
    });
  });

  it('names stages that there are none of, and words that stand for two', () => {
    const text = 'stages:\n  life: [a]\n  test: [Int]\n  staging: [int, e1]\n';
    const { config, problems } = parseConfiguration(text);
    assert.deepEqual(config.stages, { test: ['Int'], staging: ['int', 'e1'] });
    assert.deepEqual(
      problems.map(({ span, message }) => [text.slice(span.start, span.end), message]),
      [
        ['life', 'Unknown key "life"; known are development, test, staging, production'],
        ['[int, e1]', '"int" stands for test already; a word can stand for one stage'],
      ],
    );
  });

  it('accepts an empty file', () => {
    const nothing = { config: {}, problems: [], bases: [], acceptances: [] };
    assert.deepEqual(parseConfiguration(''), nothing);
    assert.deepEqual(parseConfiguration('# nothing yet\n'), nothing);
  });

  it('names everything wrong at its place and keeps what is right', () => {
    const text = dedent(`
      strictness: loud
      rule: {}
      rules:
        no-such-rule: off
        secret-in-log: severe
        sensitive-run-id: low
      sensitiveWords: falcon
      production:
        folders: [a]
    `);
    const { config, problems } = parseConfiguration(text);
    assert.deepEqual(config, { rules: { 'sensitive-run-id': 'low' }, sensitiveWords: [], production: {} });
    assert.deepEqual(
      problems.map(({ span, message }) => [text.slice(span.start, span.end), message.replace(/;.*| here$/, '')]),
      [
        ['loud', 'Expected one of regular, pedantic, auditor'],
        ['rule', 'Unknown key "rule"'],
        ['no-such-rule', 'There is no rule "no-such-rule"'],
        ['severe', 'Expected one of off, info, low, medium, high, critical'],
        ['falcon', 'Expected a list of texts'],
        ['folders', 'Unknown key "folders"'],
      ],
    );
  });

  it('says where the syntax is broken and never throws', () => {
    for (const text of ['rules: {', '- a\n- b', 'just words', '"', 'a: *b', '[]']) {
      assert.ok(parseConfiguration(text).problems.length > 0, text);
    }
  });
});

describe('mergeConfigurations', () => {
  it('lets the stronger layer win, rule by rule', () => {
    const merged = mergeConfigurations(
      { rules: { 'secret-in-log': 'off' }, production: { paths: ['live'] } },
      { strictness: 'auditor', rules: { 'secret-in-log': 'low', 'sensitive-run-id': 'info' }, sensitiveWords: ['a'] },
    );
    assert.deepEqual(merged, {
      ...defaultConfiguration,
      strictness: 'auditor',
      rules: { 'secret-in-log': 'off', 'sensitive-run-id': 'info' },
      sensitiveWords: ['a'],
      production: { paths: ['live'], names: ['prod', 'production'] },
    });
  });
});
