import { resourcesSharedBetweenStages } from '../../../../src/posture/checks/key-vault/resources-shared-between-stages.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const workspaces = `${ids.subscription}/providers/Microsoft.MachineLearningServices/workspaces`;
const other = (name: string, properties: object) => ({
  id: `${ids.group}/providers/Microsoft.MachineLearningServices/workspaces/${name}`,
  name,
  properties,
});

testCheck(resourcesSharedBetweenStages, {
  pass: {
    'nothing shared': {},
    'shared within production': {
      given: { [workspaces]: [other('mlw-scoring-prod', { storageAccount: ids.storage })] },
      says: /within one stage/,
    },
    'projects of this hub': {
      given: {
        workspace: { kind: 'Hub' },
        [workspaces]: [
          { ...other('project-dev', { keyVault: ids.vault, hubResourceId: ids.workspace }), kind: 'Project' },
        ],
      },
    },
  },
  fail: {
    'a vault shared with development': {
      given: { [workspaces]: [other('mlw-churn-dev', { keyVault: ids.vault.toLowerCase() })] },
      says: /mlw-churn-dev \(keyVault\)/,
    },
    'a production by the settings': {
      given: {
        workspace: { tags: null },
        [workspaces]: [other('mlw-churn-test', { containerRegistry: ids.registry })],
      },
      settings: { production: true },
    },
    'one of unknown and one of another stage': {
      given: { [workspaces]: [other('mlw-x', { keyVault: ids.vault }), other('mlw-dev', { keyVault: ids.vault })] },
    },
  },
  unknown: {
    'the list of workspaces': { given: { [workspaces]: 'forbidden' } },
    'the workspace': { given: { workspace: 'forbidden' } },
  },
  notApplicable: {
    'nothing says which stage': {
      given: { [workspaces]: [other('mlw-x', { keyVault: ids.vault })] },
      says: /tag them/,
    },
    'a project': { given: { workspace: { kind: 'Project' } } },
    'a workspace that is gone': { given: { workspace: 'absent' } },
  },
});
