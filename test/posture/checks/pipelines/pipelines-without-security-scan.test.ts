import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isScanningTask } from '../../../../src/posture/checks/pipelines/scanning-tasks.js';
import { pipelinesWithoutSecurityScan } from '../../../../src/posture/checks/pipelines/pipelines-without-security-scan.js';
import { paths, repositoryId } from '../../../support/pipelines/made-azure-devops.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { madeWithPipelines } from '../../../support/pipelines/made-pipelines.js';
import { madeSnapshot } from '../../../support/azure/made-snapshot.js';
import { testCheck } from '../../../support/posture-tester.js';

const elsewhere = { id: 22, name: 'old', process: { type: 1 }, repository: { type: 'TfsGit', id: repositoryId } };

testCheck(pipelinesWithoutSecurityScan, {
  made: madeWithPipelines,
  pass: {
    'a task and code scanning': {},
    'analyses of a workflow': { given: { [gitHubPaths.codeScanning]: { state: 'not-configured' } } },
  },
  fail: {
    'no task': {
      given: { [paths.pipelineFile]: { taskNames: ['PythonScript@0'], usesTemplates: false } },
      says: /contoso\/churn model/,
    },
    'the file is gone': { given: { [paths.pipelineFile]: 'absent' } },
    'no pipeline': { given: { [paths.pipelines]: [] } },
    'no code scanning': {
      given: { [gitHubPaths.codeScanning]: { state: 'not-configured' }, [gitHubPaths.codeAnalyses]: 'absent' },
      says: /contoso\/churn/,
    },
  },
  unknown: {
    templates: { given: { [paths.pipelineFile]: { taskNames: [], usesTemplates: true } }, says: /templates/ },
    'the file is not readable': { given: { [paths.pipelineFile]: 'forbidden' } },
    'a pipeline made by hand': { given: { [paths.pipelines]: [elsewhere] } },
    'pipelines not allowed': { given: { [paths.pipelines]: 'forbidden' } },
    'no analysis, and set-up not allowed': {
      given: { [gitHubPaths.codeScanning]: 'forbidden', [gitHubPaths.codeAnalyses]: 'absent' },
    },
  },
  notApplicable: { 'nothing connected': { made: madeSnapshot, says: /were not read/ } },
  passesWithout: { 'default-setup': 'analyses are enough' },
});

describe('tasks that scan', () => {
  it('are told by their names, in any case and version', () => {
    assert.deepEqual(
      ['MicrosoftSecurityDevOps@1', 'advancedsecurity-codeql-analyze@1', 'PythonScript@0', 'trivy'].map(isScanningTask),
      [true, true, false, true],
    );
  });
});
