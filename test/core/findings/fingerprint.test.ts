import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultConfiguration } from '../../../src/core/config/configuration.js';
import { lintCells } from '../../../src/core/documents/notebook/lint-cells.js';
import { entriesOf } from '../../../src/core/findings/baseline.js';
import { fingerprintsOf } from '../../../src/core/findings/fingerprint.js';
import { lint } from '../../../src/core/lint.js';
import { noProject } from '../../../src/core/project/project-facts.js';
import { dedent } from '../../support/marked-text.js';

const context = { config: defaultConfiguration, project: noProject };

/** The fingerprints of what is found in a text, sorted. */
function printsIn(text: string, path = 'job.yml', strictness: 'regular' | 'auditor' = 'regular'): readonly string[] {
  const result = lint({ path, text }, { ...context, config: { ...defaultConfiguration, strictness } });
  const prints = fingerprintsOf(result);
  return result.findings.map((finding) => `${finding.ruleId} ${prints.get(finding) ?? ''}`).sort();
}

const job = dedent(`
  $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
  command: python train.py
  environment_variables:
    DB_PASSWORD: hunter2-larkspur
    CRM_PASSWORD: hunter2-foxglove
`);

describe('a fingerprint', () => {
  const known = printsIn(job);

  it('is there for each finding, and differs by line', () => {
    assert.equal(known.length, 2);
    assert.equal(new Set(known).size, 2);
  });

  const same: Readonly<Record<string, string>> = {
    'lines come above': `# one\n\n# two\n${job}`,
    'entries change places': dedent(`
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      environment_variables:
        CRM_PASSWORD: hunter2-foxglove
        DB_PASSWORD: hunter2-larkspur
      command: python train.py
    `),
    'lines end otherwise': job.replaceAll('\n', '\r\n'),
    'lines are indented otherwise': job.replaceAll('\n  ', '\n      '),
    'the value is another': job.replaceAll('hunter2', 'tr0ub4dor'),
  };
  for (const [name, text] of Object.entries(same)) {
    it(`stays when ${name}`, () => {
      assert.deepEqual(printsIn(text), known);
    });
  }

  it('stays when a stricter reader hears more on the same line', () => {
    const heard = printsIn(job, 'job.yml', 'auditor');
    assert.deepEqual(
      known.filter((print) => !heard.includes(print)),
      [],
    );
  });

  it('is another when the name is another', () => {
    assert.notDeepEqual(printsIn(job.replace('DB_PASSWORD', 'SQL_PASSWORD')), known);
  });
});

describe('a fingerprint in a notebook', () => {
  const cells = [
    'import os, mlflow\nfrom azure.ai.ml import MLClient',
    'password = os.environ["CRM_PASSWORD"]\nprint(f"signing in\\twith \\"{password}\\" é")',
  ];
  const notebook = (sources: readonly string[], spaces?: number): string =>
    JSON.stringify(
      {
        cells: sources.map((source) => ({
          cell_type: 'code',
          metadata: {},
          outputs: [],
          source: source.split(/(?<=\n)/),
        })),
        metadata: { kernelspec: { language: 'python' } },
        nbformat: 4,
      },
      undefined,
      spaces,
    );

  it('is that of the cell, however the file is written', () => {
    const known = printsIn(notebook(cells, 1), 'a.ipynb');
    assert.ok(known.length > 0);
    assert.deepEqual(printsIn(notebook(cells), 'a.ipynb'), known);
    assert.deepEqual(printsIn(notebook(['# above', ...cells], 2), 'a.ipynb'), known);
  });

  it('makes a baseline of the file hold for the notebook in an editor', () => {
    const result = lint({ path: 'a.ipynb', text: notebook(cells, 1) }, context);
    const baseline = entriesOf('a.ipynb', result.findings, fingerprintsOf(result));
    const open = cells.map((source) => ({ source, outputs: [] }));
    assert.ok(lintCells(open, 'a.ipynb', context).findings.length > 0);
    assert.deepEqual(lintCells(open, 'a.ipynb', { ...context, baseline }).findings, []);
  });
});
