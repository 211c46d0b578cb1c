import { connectionSharedWithEverybody } from '../../../../src/posture/checks/data/connection-shared-with-everybody.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/connections';
const shared = (isSharedToAll: unknown) => ({
  [list]: [{ id: `${ids.workspace}/connections/sql`, properties: { authType: 'ApiKey', isSharedToAll } }],
});

testCheck(connectionSharedWithEverybody, {
  pass: { 'not shared': { given: shared(false) } },
  fail: {
    shared: { given: shared(true), says: /isSharedToAll is true/ },
    'the identity of the workspace, shared': {
      given: {
        [list]: [
          { id: `${ids.workspace}/connections/sql`, properties: { authType: 'ManagedIdentity', isSharedToAll: true } },
        ],
      },
    },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'no word about it': { given: shared(null) },
  },
  notApplicable: { 'everybody signs in as themselves': {}, 'no connection': { given: { [list]: [] } } },
});
