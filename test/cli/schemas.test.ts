import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { initialConfiguration } from '../../src/cli/init-command.js';
import { parseConfiguration, topLevelKeys } from '../../src/core/config/parse-configuration.js';
import { formatJson } from '../../src/formats/json.js';
import { fullReport } from '../formats/made-report.js';
import { aml, badJob, scratch } from './scratch.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const sample = fileURLToPath(new URL('../sample', import.meta.url));

function read(file: string): AnySchema {
  return JSON.parse(readFileSync(path.join(repository, 'schemas', file), 'utf8')) as AnySchema;
}

/** A later version may add keys; what this version writes has none that the schema does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) {
    return schema.map(closed);
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'required' in inside ? { ...inside, additionalProperties: false } : inside;
}

function check(validate: ValidateFunction, data: unknown): void {
  assert.ok(validate(data), JSON.stringify(validate.errors, undefined, 1));
}

const isReport = new Ajv({ strict: true, allErrors: true }).compile(closed(read('report-1.schema.json')) as AnySchema);
const isBaseline = new Ajv({ strict: true }).compile(read('baseline-1.schema.json'));
const isConfiguration = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(
  read('configuration.schema.json'),
);

describe('the schema of the JSON report', () => {
  it('takes everything that a report can hold', () => {
    check(isReport, JSON.parse(formatJson(fullReport, { name: 'AML Guard', version: '1.2.3' })));
  });

  for (const strictness of ['regular', 'auditor']) {
    it(`takes the sample's report, ${strictness}`, async () => {
      check(isReport, JSON.parse((await aml(sample, ['lint', '--format', 'json', '--strictness', strictness])).out));
    });
  }

  it('takes no other version', () => {
    const report = JSON.parse(formatJson(fullReport, { name: 'AML Guard', version: '1.2.3' })) as object;
    assert.ok(!isReport({ ...report, version: 2 }));
  });
});

describe('the schema of the baseline', () => {
  it('takes what is written', async (t) => {
    const root = scratch(t, { 'a.yml': badJob });
    await aml(root, ['baseline']);
    const baseline: unknown = JSON.parse(readFileSync(path.join(root, '.aml-guard-baseline.json'), 'utf8'));
    check(isBaseline, baseline);
    assert.ok(!isBaseline({ ...(baseline as object), values: [] }));
  });
});

describe('the schema of the configuration', () => {
  it('takes what init writes, with every line in use too', () => {
    const all = initialConfiguration.replace(/^# (?=\w+:|  )/gm, '');
    for (const text of [initialConfiguration, all]) {
      assert.deepEqual(parseConfiguration(text).problems, []);
      check(isConfiguration, parse(text, { schema: 'failsafe' }));
    }
    assert.ok(Object.keys(parse(all) as object).length >= topLevelKeys.length - 3, 'the lines were not put in use');
  });

  // What the reader says of each text, the schema has to say too, where a schema can say it at all.
  const texts: Readonly<Record<string, boolean>> = {
    'extends: a.yaml': true,
    'extends: [a.yaml, b.yaml]': true,
    'strictness: auditor': true,
    'strictness: loud': false,
    'rules: { secret-in-log: off, plain-http: high }': true,
    'rules: { secret-in-log: severe }': false,
    'rules: { no-such-rule: off }': false,
    'sensitiveWords: falcon': false,
    'sensitiveWords: [falcon]': true,
    'production: { names: [live] }': true,
    'production: { folders: [live] }': false,
    'secretFormats: [{ id: a, pattern: "abc\\\\d" }]': true,
    'secretFormats: [{ id: A, pattern: abc }]': false,
    'secretFormats: [{ id: a }]': false,
    'allow: [{ rule: plain-http, reason: x, files: a, until: 2026-01-01 }]': true,
    'allow: [{ rule: plain-http }]': false,
    'allow: [{ rule: plain-http, reason: x, until: soon }]': false,
    'overrides: [{ files: [a], strictness: auditor, rules: { plain-http: off } }]': true,
    'overrides: [{ strictness: auditor }]': false,
    'overrides: [{ files: a, exclude: [b] }]': false,
    'exclude: [a]': true,
    'posture: { allowedRegistries: [a], apiProfile: v2 }': true,
    'posture: { apiProfile: v3 }': false,
    'rule: {}': false,
  };
  for (const [text, good] of Object.entries(texts)) {
    it(`${good ? 'takes' : 'refuses'} what the reader ${good ? 'takes' : 'refuses'}: ${text}`, () => {
      assert.equal(parseConfiguration(text).problems.length === 0, good);
      assert.equal(isConfiguration(parse(text, { schema: 'failsafe' })), good, JSON.stringify(isConfiguration.errors));
    });
  }

  it('is named in the manifest for the editor, and the file is there', () => {
    const { contributes } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
      contributes: Record<'yamlValidation' | 'jsonValidation', readonly { fileMatch: string; url: string }[]>;
    };
    const named = [...contributes.yamlValidation, ...contributes.jsonValidation];
    assert.deepEqual(
      named.map(({ fileMatch }) => fileMatch),
      ['.aml-guard.yaml', '.aml-guard-baseline.json'],
    );
    for (const { url } of named) {
      assert.doesNotThrow(() => readFileSync(path.join(repository, url)));
    }
  });
});
