import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultConfiguration } from '../../src/core/config/configuration.js';
import { EmptyDocument } from '../../src/core/documents/empty-document.js';
import { PythonDocument } from '../../src/core/documents/python/python-document.js';
import { judge, lint } from '../../src/core/lint.js';
import { noProject } from '../../src/core/project/project-facts.js';
import { defineRule } from '../../src/core/rules/define-rule.js';
import { rules } from '../../src/core/rules/registry.js';
import { runRules } from '../../src/core/rules/run.js';
import { made } from '../support/made-secrets.js';

const context = { config: defaultConfiguration, project: noProject };

describe('lint', () => {
  it('never puts a secret into a message, a title or a name', () => {
    const text = [
      'from azure.ai.ml import command',
      'import mlflow',
      `job = command(command="x", name="${made.storageKey}", environment_variables={"A": "${made.storageKey}", "${made.storageKey}_KEY": x})`,
      `mlflow.log_param("${made.storageKey}", token)`,
      `account_key = "${made.storageKey}"`,
    ].join('\n');
    const { findings } = lint(
      { path: 'train.py', text },
      { ...context, config: { ...defaultConfiguration, strictness: 'auditor' } },
    );
    assert.ok(findings.length >= 4);
    for (const { message, fixes, related } of findings) {
      const said = JSON.stringify([message, related, fixes.map((fix) => fix.title)]);
      assert.ok(!said.includes(made.storageKey.slice(0, 20)), said);
    }
  });

  it('reports one concern at one place once', () => {
    const text = 'import mlflow\nmlflow.set_tag("token", vault.get_secret("x").value)\n';
    assert.deepEqual(
      lint({ path: 'train.py', text }, context).findings.map((finding) => finding.ruleId),
      ['sensitive-run-id'],
    );
  });

  it('hears what the strictness allows, with the severity that the configuration gives', () => {
    const text = '$schema: x/commandJob.schema.json\nname: falcon\n';
    const config = { ...defaultConfiguration, sensitiveWords: ['falcon'] };
    const severityOf = (rulesOf: Record<string, 'off' | 'low'>): string | undefined =>
      lint({ path: 'a.yml', text }, { ...context, config: { ...config, rules: rulesOf } }).findings[0]?.severity;
    assert.equal(severityOf({}), 'high');
    assert.equal(severityOf({ 'sensitive-run-id': 'low' }), 'low');
    assert.equal(severityOf({ 'sensitive-run-id': 'off' }), undefined);
  });

  it('takes an allow for a finding that only a stricter reader would hear as one that is of use', () => {
    const text = [
      'type: computeinstance',
      'name: ci-ines',
      '---',
      '$schema: x/commandJob.schema.json',
      'compute: azureml:ci-ines # aml-guard: allow compute-instance-in-production -- a trial',
      '',
    ].join('\n');
    assert.deepEqual(lint({ path: 'a.yml', text }, context).findings, []);
    const strict = lint(
      { path: 'a.yml', text },
      { ...context, config: { ...defaultConfiguration, strictness: 'auditor' } },
    );
    assert.deepEqual(
      strict.findings.filter((finding) => /compute-instance|allow/.test(finding.ruleId)),
      [],
    );
    assert.equal(strict.suppressed.length, 1);
  });

  it('says that the reading of a file failed, and never throws', () => {
    const document = new EmptyDocument('x', 'yaml', 'TypeError');
    assert.deepEqual(judge(document, 'a.yml', context).faults, [{ ruleId: 'reading', reason: 'TypeError' }]);
  });

  it('keeps the findings of the other rules when one fails, and names it without quoting the file', () => {
    const broken = defineRule({
      ...(rules.find((rule) => rule.id === 'secret-in-log') ?? assert.fail()),
      id: 'broken-rule',
      messages: {},
      visit: {
        logged() {
          throw new TypeError('the value was hunter2');
        },
      },
    });
    const document = new PythonDocument('import mlflow\nprint(api_key)\n');
    const { findings, faults } = runRules([broken, ...rules], document, { path: 'a.py', ...context });
    assert.deepEqual(faults, [{ ruleId: 'broken-rule', reason: 'TypeError' }]);
    assert.deepEqual(
      findings.map((finding) => finding.ruleId),
      ['secret-in-log'],
    );
  });

  it('reads a text that is not saved yet by the language given', () => {
    const text = 'import mlflow\nprint(api_key)\n';
    assert.equal(lint({ path: 'Untitled-1', text, language: 'python' }, context).findings.length, 1);
    assert.equal(lint({ path: 'Untitled-1', text }, context).findings.length, 0);
  });
});
