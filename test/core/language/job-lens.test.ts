import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jobLenses } from '../../../src/core/language/job-lens.js';
import { computeInstance } from '../../support/azure/made-computes.js';
import { churn } from '../../support/churn-project.js';
import { editFile, type EditedSetting } from '../../support/edited-file.js';
import { madeKnowledge } from '../../support/made-knowledge.js';

const schemas = 'https://azuremlschemas.azureedge.net/latest';
const job = (more: string): string => `$schema: ${schemas}/commandJob.schema.json\ncommand: python a.py\n${more}¦`;
const network = 'virtual network: not known · public addresses: not known';
/** What the definitions of the project say and leave open. */
const unknown = `identity: no · ${network}`;

function lenses(
  setting: Partial<EditedSetting> & { readonly code: string },
  findings: readonly number[] = [],
): readonly string[] {
  const { context } = editFile({ path: 'jobs/new.yml', project: churn, ...setting });
  return jobLenses(context, findings).map(({ text }) => text);
}

describe('the line above a job', () => {
  it('says where it runs, and what is not known', () => {
    assert.deepEqual(lenses({ code: job('compute: azureml:ci-ada\n') }), [
      `ci-ada: compute instance: for dev and test · ${unknown} · no findings`,
    ]);
  });

  it('says what the workspace says, and counts findings', () => {
    const connected = madeKnowledge({ 'workspace/computes': [computeInstance()] });
    const code = job('compute: azureml:ci-ada\n');
    const [text = ''] = lenses({ code, connected }, [0, 10, 5000]);
    assert.match(
      text,
      /^ci-ada: compute instance: for dev and test · identity: (?:yes|no) · virtual network: (?:yes|no) · public addresses: no · 2 findings$/,
    );
  });

  it('says that nothing says where it runs', () => {
    assert.deepEqual(lenses({ code: job('environment: azureml:churn-env:3\n') }, [3]), [
      'compute: not said here · 1 finding',
    ]);
  });

  it('says that something is filled in later', () => {
    assert.deepEqual(lenses({ code: job('compute: ${{ parameters.compute }}\n') }), [
      'compute: not known, it is filled in later · no findings',
    ]);
  });

  it('stands above each job of a file', () => {
    const code = `${job('compute: azureml:ci-ada\n').replace('¦', '')}---\n${job('compute: azureml:nowhere\n')}`;
    assert.deepEqual(lenses({ code }), [
      `ci-ada: compute instance: for dev and test · ${unknown} · no findings`,
      `nowhere: kind of compute: not known · identity: not known · ${network} · no findings`,
    ]);
  });

  it('gives a step the compute of its pipeline', () => {
    const code = `$schema: ${schemas}/pipelineJob.schema.json\ntype: pipeline\nsettings: {default_compute: azureml:gpu-cluster}\njobs:\n  a:\n    type: command\n    command: python a.py\n    environment: azureml:churn-env:3\n¦`;
    for (const text of lenses({ code })) {
      assert.equal(text, `gpu-cluster: compute cluster · ${unknown} · no findings`);
    }
    assert.ok(lenses({ code }).length > 0);
  });

  it('is nowhere in files without jobs', () => {
    assert.deepEqual(
      lenses({
        path: 'compute/a.yml',
        code: `$schema: ${schemas}/amlCompute.schema.json\nname: a\ntype: amlcompute\n¦`,
      }),
      [],
    );
  });
});
