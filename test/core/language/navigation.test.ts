import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findDefinitionTargets, findUses } from '../../../src/core/language/navigation.js';
import { findSubjectAt } from '../../../src/core/language/subject.js';
import type { ProjectPlace } from '../../../src/core/project/project-facts.js';
import { editFile, type EditedSetting } from '../../support/edited-file.js';
import { churn } from '../../support/churn-project.js';

interface Case extends Omit<EditedSetting, 'project' | 'connected'> {
  readonly title: string;
  readonly definitions: readonly string[];
  /** Without definitions. */
  readonly uses: readonly string[];
}

const cases: readonly Case[] = [
  {
    title: 'a compute target in a job',
    path: 'jobs/new.yml',
    code: 'command: python a.py\nenvironment: azureml:churn-env:3\ncompute: azureml:ci-¦ada\n',
    definitions: ['compute/ci-ada.yml:2'],
    uses: ['jobs/new.yml:3', 'jobs/train.yml:4', 'sdk/submit.py:4'],
  },
  {
    title: 'the end of a name',
    path: 'jobs/new.yml',
    code: 'command: python a.py\nenvironment: azureml:churn-env:3\ncompute: azureml:CI-ADA¦\n',
    definitions: ['compute/ci-ada.yml:2'],
    uses: ['jobs/new.yml:3', 'jobs/train.yml:4', 'sdk/submit.py:4'],
  },
  {
    title: 'a version that is defined',
    path: 'jobs/new.yml',
    code: 'command: python a.py\nenvironment: azureml:churn-¦env:2\ncompute: azureml:gpu-cluster\n',
    definitions: ['environments/churn-2.yml:2'],
    uses: ['jobs/new.yml:2', 'jobs/train.yml:3'],
  },
  {
    title: 'a version that is not defined',
    path: 'jobs/new.yml',
    code: 'command: python a.py\nenvironment: azureml:churn-¦env:9\ncompute: azureml:gpu-cluster\n',
    definitions: ['environments/churn-2.yml:2', 'environments/churn-3.yml:2'],
    uses: ['jobs/new.yml:2', 'jobs/train.yml:3'],
  },
  {
    title: 'a definition',
    path: 'compute/other.yml',
    code: `$schema: https://azuremlschemas.azureedge.net/latest/amlCompute.schema.json\nname: gpu¦\ntype: amlcompute\n`,
    definitions: ['compute/other.yml:2'],
    uses: [],
  },
  {
    title: 'a component that is named by its file',
    path: 'components/prepare.yml',
    code: `$schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json\nname: pre¦pare\ntype: command\ncommand: python prepare.py\n`,
    definitions: ['components/prepare.yml:2'],
    uses: ['jobs/pipeline.yml:5'],
  },
  {
    title: 'the file of a component',
    path: 'jobs/second.yml',
    code: `$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\njobs:\n  first:\n    component: ../comp¦onents/prepare.yml\n`,
    definitions: ['components/prepare.yml'],
    uses: ['jobs/pipeline.yml:5', 'jobs/second.yml:5'],
  },
  {
    title: 'a name that nobody defines',
    path: 'jobs/new.yml',
    code: 'command: python a.py\nenvironment: azureml:churn-env:3\ncompute: azureml:no¦where\n',
    definitions: [],
    uses: ['jobs/new.yml:3'],
  },
  {
    title: 'the second document of a file that breaks off',
    path: 'jobs/new.yml',
    code: 'command: python a.py\nenvironment: azureml:churn-env:3\n---\ncommand: python b.py\nenvironment: azureml:churn-env:3\ncompute: azureml:ci-¦ada\ninputs: {a: \n',
    definitions: ['compute/ci-ada.yml:2'],
    uses: ['jobs/new.yml:6', 'jobs/train.yml:4', 'sdk/submit.py:4'],
  },
  {
    title: 'a keyword argument in Python',
    path: 'sdk/other.py',
    code: 'from azure.ai.ml import command\n\njob = command(command="python a.py", environment="churn-env:3", compute="ci-¦ada")\n',
    definitions: ['compute/ci-ada.yml:2'],
    uses: ['jobs/train.yml:4', 'sdk/other.py:3', 'sdk/submit.py:4'],
  },
];

const place = ({ path, start }: ProjectPlace): string => `${path}:${start.line + 1}`;

describe('definitions and uses', () => {
  for (const eol of ['\n', '\r\n'] as const) {
    for (const { title, definitions, uses, ...setting } of cases) {
      it(`${title} (${eol === '\n' ? 'LF' : 'CRLF'})`, () => {
        const { context, offset } = editFile({ ...setting, project: churn, eol });
        const subject = findSubjectAt(context, offset);
        assert.ok(subject !== undefined, 'nothing is found at the cursor');
        const targets = findDefinitionTargets(subject, context.graph);
        assert.deepEqual(
          targets.map((target) => (target.is === 'file' ? target.path : place(target.place))),
          definitions,
        );
        assert.deepEqual(findUses(subject, context.graph, false).map(place), uses);
      });
    }
  }

  it('are nowhere beside names', () => {
    const { context, offset } = editFile({
      path: 'jobs/new.yml',
      code: 'comm¦and: python a.py\ncompute: azureml:ci-ada\n',
    });
    assert.equal(findSubjectAt(context, offset), undefined);
  });
});

describe('uses with their definitions', () => {
  it('are in the order of paths, each once', () => {
    const code = 'command: python a.py\nenvironment: azureml:churn-¦env:3\ncompute: azureml:ci-ada\n';
    const { context, offset } = editFile({ path: 'jobs/new.yml', code, project: churn });
    const subject = findSubjectAt(context, offset);
    assert.ok(subject !== undefined);
    assert.deepEqual(findUses(subject, context.graph, true).map(place), [
      'environments/churn-2.yml:2',
      'environments/churn-3.yml:2',
      'jobs/new.yml:2',
      'jobs/train.yml:3',
    ]);
  });
});
