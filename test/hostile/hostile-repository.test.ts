import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { lintFormats } from '../../src/cli/options.js';
import { aml, badJob, goodJob, lines, scratch } from '../cli/scratch.js';

/** Made for this file; stands in every file of the repository, and outside it. */
const secret = 'larkspur-9481-quince';
const outsideMark = 'OUTSIDE-THE-REPOSITORY';
const escape = '\u001b';
const skip = process.platform === 'win32' ? 'names like these cannot be made on Windows' : false;

const job = badJob.replace('hunter2-larkspur', secret);

/** Names that mean something to a terminal, to CI, to HTML, to Markdown, to a spreadsheet, to the command line. */
const hostileNames = [
  `jobs/clear${escape}[2J${escape}]8;;https://evil.example${escape}\\.yml`,
  'jobs/line\n::error file=x::y.yml',
  'jobs/line\r##vso[task.setvariable variable=x]y.yml',
  'jobs/<img src=x onerror=alert(1)>.yml',
  'jobs/[x](command:workbench.action.terminal.new).yml',
  'jobs/=cmd|calc.yml',
  'jobs/--fix.yml',
  'jobs/\u202elmy.txt.yml',
  'jobs/__proto__.yml',
  'jobs/`$(id)`.yml',
];

const prototypeKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

const prototypeJob = lines([
  '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json',
  '__proto__: {polluted: yes}',
  'command: python train.py',
  'inputs:',
  ...prototypeKeys.map((key) => `  ${key}: {type: string, default: x}`),
  'environment_variables:',
  ...prototypeKeys.map((key) => `  ${key}: x`),
  `  DB_PASSWORD: ${secret}`,
]);

const climbingJob = lines([
  '$schema: ../../../../../../etc/passwd',
  'type: command',
  'command: python ../../../outside/train.py',
  'code: ../../../outside',
  'environment: file:../../../outside/environment.yml',
  'component: /etc/passwd',
]);

function hostileRepository(t: TestContext): string {
  const outside = scratch(t, {
    'outside/train.py': `print("${outsideMark}")\n`,
    'outside/job.yml': `# ${outsideMark}\n${job}`,
  });
  const root = scratch(t, {
    ...Object.fromEntries(hostileNames.map((name) => [name, job])),
    'jobs/prototype.yml': prototypeJob,
    'jobs/climbing.yml': climbingJob,
    'jobs/proto.ipynb': `{"__proto__": {"polluted": true}, "cells": [{"cell_type": "code", "__proto__": {"polluted": true}, "source": ["import mlflow\\n", "mlflow.log_param('password', '${secret}')\\n"], "outputs": [], "metadata": {"constructor": {"prototype": {"polluted": true}}}}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}`,
  });
  symlinkSync(root, path.join(root, 'jobs', 'loop'));
  symlinkSync(path.join(root, 'jobs'), path.join(root, 'jobs', 'again'));
  symlinkSync(path.join(outside, 'outside'), path.join(root, 'outside'));
  symlinkSync(path.join(outside, 'outside', 'job.yml'), path.join(root, 'jobs', 'linked.yml'));
  return root;
}

describe('a repository made by somebody who wants harm', { skip }, () => {
  for (const format of lintFormats) {
    it(`comes out tame: ${format}`, async (t) => {
      const root = hostileRepository(t);
      const { code, out, error } = await aml(root, ['lint', '--format', format]);
      assert.equal(code, 1, error);
      const text = out + error;
      for (const hidden of [secret, secret.slice(0, 8), outsideMark, Buffer.from(secret).toString('base64')]) {
        assert.ok(!text.includes(hidden), `${hidden} in ${format}`);
      }
      assert.doesNotMatch(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/, format);
      // In JSON a name is data, and whoever shows it has to tame it.
      assert.ok(format === 'json' || !/[\u202a-\u202e\u2066-\u2069]/.test(text), format);
      assert.equal(({} as { readonly polluted?: unknown }).polluted, undefined);
      checks[format]?.(out);
    });
  }

  it('is fixed in its own files only', async (t) => {
    const root = hostileRepository(t);
    const linked = path.join(root, 'jobs', 'linked.yml');
    const before = readFileSync(linked, 'utf8');
    const { code } = await aml(root, ['lint', '--fix=unsafe', '--yes']);
    assert.ok(code === 0 || code === 1);
    assert.equal(readFileSync(linked, 'utf8'), before);
  });

  it('has a baseline, a checklist and a posture configuration without harm', async (t) => {
    const root = hostileRepository(t);
    assert.equal((await aml(root, ['baseline'])).code, 0);
    assert.equal((await aml(root, ['lint'])).code, 0, 'the baseline holds what was found, whatever the names');
    const { code, out } = await aml(root, ['threats', '--output', '-']);
    assert.equal(code, 0);
    assert.ok(!out.includes(secret) && !out.includes(escape));
  });

  it('brings a configuration that can neither redirect nor silence unseen', async (t) => {
    const configurations: Readonly<Record<string, RegExp>> = {
      'azure: {resourceManager: https://evil.example}': /azure/,
      'extends: ../../../etc/passwd': /extends|outside|repository/,
      'extends: https://evil.example/rules.yaml': /not addresses/,
      '__proto__: {rules: {secret-in-environment-variable: off}}': /__proto__/,
      'secretFormats: [{name: slow, pattern: "(a+)+$"}]': /pattern/,
      'rules: !!js/function "function () { return 1 }"': /rules/,
      'rules: &a [*a, *a, *a]': /rules/,
    };
    for (const [text, said] of Object.entries(configurations)) {
      const root = scratch(t, { '.aml-guard.yaml': `${text}\n`, 'job.yml': job });
      const began = performance.now();
      const { code, out, error } = await aml(root, ['lint']);
      assert.equal(code, 2, text);
      assert.match(out + error, said, text);
      assert.ok(performance.now() - began < 5_000, text);
    }
  });

  it('brings a baseline whose keys are those of every object', async (t) => {
    const forged = { version: 1, files: { ['__proto__']: [], constructor: [], 'job.yml': [] } };
    const root = scratch(t, {
      '.aml-guard-baseline.json': JSON.stringify(forged).replace(
        '"constructor"',
        '"__proto__":{"job.yml":[]},"constructor"',
      ),
      'job.yml': job,
      constructor: goodJob,
    });
    const { code } = await aml(root, ['lint']);
    assert.ok(code === 1 || code === 2, 'what it names is still found, or the baseline is refused');
    assert.equal(({} as { readonly ['job.yml']?: unknown })['job.yml'], undefined);
  });

  it('names files like options, which are read as files', async (t) => {
    const root = scratch(t, { '--help': job, '--fix.yml': job, '-': job });
    const { code, out } = await aml(root, ['lint', '--format', 'json', '--', '--fix.yml']);
    assert.equal(code, 1);
    assert.match(out, /"path": "--fix\.yml"/);
    assert.equal(readFileSync(path.join(root, '--fix.yml'), 'utf8'), job);
  });
});

/** What a form has to hold beyond what holds for all. */
const checks: Partial<Record<(typeof lintFormats)[number], (out: string) => void>> = {
  json: (out) => {
    assert.ok((JSON.parse(out) as { findings: unknown[] }).findings.length >= hostileNames.length);
  },
  sarif: (out) => {
    const { runs } = JSON.parse(out) as {
      runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    for (const { locations } of runs[0]?.results ?? []) {
      const { uri } = locations[0]?.physicalLocation.artifactLocation ?? { uri: '' };
      assert.match(uri, /^[\w.~!$&'()*+,;=:@%/-]+$/, 'an address of RFC 3986');
      assert.doesNotMatch(uri, /^[\w+.-]+:|^\/\//, 'no scheme and no host');
    }
  },
  github: (out) => {
    assert.deepEqual(
      out.split('\n').filter((line) => line.startsWith('::') && !/^::(?:error|warning|notice) file=jobs\//.test(line)),
      [],
    );
  },
  azuredevops: (out) => {
    assert.deepEqual(
      out
        .split(/[\r\n]/)
        .filter((line) => line.includes('##vso[') && !/^##vso\[task\.(?:logissue|complete)/.test(line)),
      [],
    );
  },
  html: (out) => {
    assert.doesNotMatch(out, /<img|<script|href="(?!https:|#)/);
  },
  markdown: (out) => {
    assert.doesNotMatch(out, /(?<!\\)<img|(?<!\\)\]\(command:/);
  },
  csv: (out) => {
    assert.doesNotMatch(out, /(?:^|,)"?[=+@]/m);
  },
  junit: (out) => {
    assert.doesNotMatch(out, /<img/);
  },
};
