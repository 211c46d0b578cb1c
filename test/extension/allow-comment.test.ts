import assert from 'node:assert/strict';
import { defaultConfiguration } from '../../src/core/config/configuration.js';
import type { Language } from '../../src/core/documents/document.js';
import { applyEdits } from '../../src/core/documents/text-edit.js';
import { lint } from '../../src/core/lint.js';
import { noProject } from '../../src/core/project/project-facts.js';
import { type AllowReach, findAllowEdit } from '../../src/extension/linting/allow-comment.js';

interface Case {
  readonly name: string;
  readonly language: Language;
  readonly ruleId: string;
  readonly reach?: AllowReach;
  /** The finding starts at `«`. */
  readonly text: string;
  /** `#` stands for the comment; absent when no place is right. */
  readonly becomes?: string;
}

const job = [
  '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json',
  'command: python train.py',
  'environment_variables:',
  '',
].join('\n');
const inVariable = 'secret-in-environment-variable';
const inLog = 'environment-in-log';

const cases: readonly Case[] = [
  {
    name: 'behind a YAML value',
    language: 'yaml',
    ruleId: inVariable,
    text: `${job}  CRM_PASSWORD: «hunter2-larkspur\n`,
    becomes: `${job}  CRM_PASSWORD: hunter2-larkspur  #\n`,
  },
  {
    name: 'behind the last line, which has no line end',
    language: 'yaml',
    ruleId: inVariable,
    text: `${job}  CRM_PASSWORD: «hunter2-larkspur`,
    becomes: `${job}  CRM_PASSWORD: hunter2-larkspur  #`,
  },
  {
    name: 'above a plain value that goes on in the next line',
    language: 'yaml',
    ruleId: inVariable,
    text: `${job}  CRM_PASSWORD: «hunter2-larkspur\n    and-more\n`,
    becomes: `${job}  #\n  CRM_PASSWORD: hunter2-larkspur\n    and-more\n`,
  },
  {
    name: 'at the top of a YAML file below the comment that names its schema',
    language: 'yaml',
    ruleId: inVariable,
    reach: 'file',
    text: `# yaml-language-server: $schema=job.json\n${job}  CRM_PASSWORD: «hunter2-larkspur\n`,
    becomes: `# yaml-language-server: $schema=job.json\n#\n${job}  CRM_PASSWORD: hunter2-larkspur\n`,
  },
  {
    name: 'behind a Python statement',
    language: 'python',
    ruleId: inLog,
    text: 'import os, mlflow\nprint(«os.environ)\n',
    becomes: 'import os, mlflow\nprint(os.environ)  #\n',
  },
  {
    name: 'above a Python line that a backslash continues',
    language: 'python',
    ruleId: inLog,
    text: 'import os, mlflow\nif os:\n    print(«os.environ), \\\n        print(1)\n',
    becomes: 'import os, mlflow\nif os:\n    #\n    print(os.environ), \\\n        print(1)\n',
  },
  {
    name: 'above a Python line that opens a long text',
    language: 'python',
    ruleId: inLog,
    text: 'import os, mlflow\nprint(«os.environ, """\nall\n""")\n',
    becomes: 'import os, mlflow\n#\nprint(os.environ, """\nall\n""")\n',
  },
  {
    name: 'nowhere inside a long text',
    language: 'python',
    ruleId: inLog,
    text: 'import os, mlflow\nprint(f"""\n{«os.environ}\n""")\n',
  },
];

describe('the comment that accepts a finding stands', () => {
  for (const { name, language, ruleId, reach = 'line', text: marked, becomes } of cases) {
    for (const eol of ['\n', '\r\n']) {
      it(`${name} (${eol === '\n' ? 'LF' : 'CRLF'})`, () => {
        const offset = marked.replaceAll('\n', eol).indexOf('«');
        const text = marked.replace('«', '').replaceAll('\n', eol);
        const path = language === 'yaml' ? 'jobs/train.yml' : 'src/train.py';
        const context = { config: defaultConfiguration, project: noProject };
        const tryText = (tried: string): { ruleIds: string[]; syntaxErrors: number } => {
          const { findings, document } = lint({ path, text: tried, language }, context);
          return { ruleIds: findings.map((finding) => finding.ruleId), syntaxErrors: document.syntaxErrors };
        };
        assert.ok(tryText(text).ruleIds.includes(ruleId), 'the case finds nothing to accept');
        const edit = findAllowEdit({ text, language, ruleId, offset, reach, reason: 'fake', tryText });
        const comment = `# aml-guard: ${reach === 'line' ? 'allow' : 'allow-file'} ${ruleId} -- fake`;
        // The comment of a case is a lone `#` at the end of its line.
        const expected = becomes?.replace(/#$/m, comment).replaceAll('\n', eol);
        assert.equal(edit === undefined ? undefined : applyEdits(text, [edit]), expected);
      });
    }
  }
});
