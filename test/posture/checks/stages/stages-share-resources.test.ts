import { stagesShareResources } from '../../../../src/posture/checks/stages/stages-share-resources.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = `${ids.subscription}/providers/Microsoft.MachineLearningServices/workspaces`;
const dev = (properties: Record<string, unknown>, tags: unknown = { env: 'dev' }) => ({
  [list]: [{ id: ids.workspace.replaceAll('prod', 'dev'), tags, properties }],
});

testCheck(stagesShareResources, {
  pass: {
    'nothing shared': {},
    'shared with a workspace of the same stage': {
      given: {
        [list]: [
          { id: ids.workspace.replace('churn', 'sales'), properties: { storageAccount: ids.storage } },
          { id: ids.workspace.replaceAll('prod', 'dev'), properties: { storageAccount: `${ids.storage}dev` } },
        ],
      },
    },
  },
  fail: {
    'the storage account': {
      given: dev({ storageAccount: ids.storage.toUpperCase() }),
      says: /storage account with mlw-churn-dev/,
    },
    'the identity': { given: dev({ primaryUserAssignedIdentity: ids.identity }), says: /Shared: identity/ },
    'the registry alone, which is less bad': {
      given: dev({ containerRegistry: ids.registry }),
      says: /"severity":"low"/,
    },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'a refused workspace': { given: { workspace: 'forbidden' } },
  },
  notApplicable: {
    'no workspace of another stage': { given: { [list]: [] } },
    'a workspace that is gone': { given: { workspace: 'absent' } },
  },
});
