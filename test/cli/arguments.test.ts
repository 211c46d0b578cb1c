import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseArguments } from '../../src/cli/arguments.js';
import { UsageError } from '../../src/cli/errors.js';

describe('the command line', () => {
  const accepted: Readonly<Record<string, readonly [args: readonly string[], parsed: object]>> = {
    'lint without paths means the working folder': [
      ['lint'],
      { is: 'lint', paths: ['.'], format: 'pretty', failOn: 'low', colour: true, yes: false, baseline: true },
    ],
    'all options of lint': [
      [
        'lint',
        'a',
        'b',
        '--format',
        'sarif',
        '--strictness=auditor',
        '--config',
        'c.yaml',
        '--fail-on',
        'high',
        '-o',
        'r',
        '--no-color',
        '--fix',
        '--changed-since',
        'main',
        '--no-baseline',
        '--threads=3',
      ],
      {
        is: 'lint',
        paths: ['a', 'b'],
        format: 'sarif',
        strictness: 'auditor',
        config: 'c.yaml',
        failOn: 'high',
        output: 'r',
        colour: false,
        yes: false,
        baseline: false,
        threads: 3,
        changedSince: 'main',
        fix: 'safe',
      },
    ],
    'standard input': [
      ['lint', '-', '--stdin-filename', 'job.yml'],
      {
        is: 'lint',
        paths: ['-'],
        format: 'pretty',
        failOn: 'low',
        colour: true,
        yes: false,
        baseline: true,
        stdinFilename: 'job.yml',
      },
    ],
    'a path that begins with a dash, behind --': [
      ['lint', '--', '-odd.yml'],
      { is: 'lint', paths: ['-odd.yml'], format: 'pretty', failOn: 'low', colour: true, yes: false, baseline: true },
    ],
    'unsafe fixes that were agreed to': [
      ['lint', 'a', '--fix=unsafe', '--yes'],
      {
        is: 'lint',
        paths: ['a'],
        format: 'pretty',
        failOn: 'low',
        colour: true,
        yes: true,
        baseline: true,
        fix: 'unsafe',
      },
    ],
    'a file called --fix, behind --': [
      ['lint', '--', '--fix'],
      { is: 'lint', paths: ['--fix'], format: 'pretty', failOn: 'low', colour: true, yes: false, baseline: true },
    ],
    baseline: [['baseline', 'a', '-o', 'b.json'], { is: 'baseline', paths: ['a'], output: 'b.json' }],
    init: [['init', '--force'], { is: 'init', folder: '.', force: true }],
    config: [['config', 'a.yml'], { is: 'config', file: 'a.yml' }],
    completion: [['completion', 'zsh'], { is: 'completion', shell: 'zsh' }],
    rules: [['rules', '--format', 'json'], { is: 'rules', format: 'json' }],
    explain: [['explain', 'secret-in-log'], { is: 'explain', id: 'secret-in-log' }],
    'help wins over everything': [['lint', '--help', '--format', 'xml'], { is: 'help' }],
    version: [['-v'], { is: 'version' }],
  };
  for (const [name, [args, parsed]] of Object.entries(accepted)) {
    it(`takes ${name}`, () => {
      assert.deepEqual(parseArguments(args), parsed);
    });
  }

  const refused: Readonly<Record<string, readonly [args: readonly string[], message: RegExp]>> = {
    'no command': [[], /no command given/],
    'an unknown command': [['check'], /unknown command "check"/],
    'an unknown option': [['lint', '--fixes'], /--fixes/],
    'an option without its value': [['lint', '--format'], /--format/],
    'an unknown format': [['lint', '--format', 'xml'], /--format takes pretty, json, sarif, .*csv, not "xml"/],
    'an unknown severity': [['lint', '--fail-on', 'warning'], /--fail-on takes info, low, medium, high, critical/],
    'an unknown strictness': [['lint', '--strictness', 'pedant'], /--strictness takes regular, pedantic, auditor/],
    'standard input without a name': [['lint', '-'], /--stdin-filename/],
    'standard input among paths': [['lint', 'a', '-', '--stdin-filename', 'b'], /cannot be mixed/],
    'a name without standard input': [['lint', 'a', '--stdin-filename', 'b'], /is for standard input/],
    'a path for rules': [['rules', 'a'], /does not take "a"/],
    'an option of another command': [['explain', 'a', '--output', 'b'], /--output has no meaning for "explain"/],
    'a kind of fix that there is not': [['lint', '--fix=all'], /--fix takes safe, unsafe, not "all"/],
    'agreement to nothing': [['lint', '--yes'], /--yes is for --fix=unsafe/],
    'fixes of standard input': [['lint', '-', '--stdin-filename', 'a.py', '--fix'], /--fix has no meaning/],
    'no threads': [['lint', '--threads', '0'], /--threads takes a number from 1 to 16/],
    'a shell that it does not know': [['completion', 'tcsh'], /completion takes bash, zsh, fish, powershell/],
    'explain without a rule': [['explain'], /needs the id of a rule/],
  };
  for (const [name, [args, message]] of Object.entries(refused)) {
    it(`refuses ${name}`, () => {
      assert.throws(
        () => parseArguments(args),
        (error) => error instanceof UsageError && message.test(error.message),
      );
    });
  }
});
