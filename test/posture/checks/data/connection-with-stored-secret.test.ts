import { connectionWithStoredSecret } from '../../../../src/posture/checks/data/connection-with-stored-secret.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/connections';
const auth = (authType: string) => ({
  [list]: [{ id: `${ids.workspace}/connections/search`, properties: { authType } }],
});

testCheck(connectionWithStoredSecret, {
  pass: {
    'Entra sign-in': {},
    'a managed identity': { given: auth('ManagedIdentity') },
    'nothing to sign in to': { given: auth('none') },
  },
  fail: {
    'an API key': { given: auth('ApiKey'), says: /authType is ApiKey/ },
    'a password': { given: auth('UsernamePassword') },
    'a token of a person': { given: auth('PAT') },
    'keys of any kind': { given: auth('CustomKeys') },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'no word about it': { given: { [list]: [{ id: `${ids.workspace}/connections/x`, properties: {} }] } },
  },
  notApplicable: { 'no connection': { given: { [list]: [] } } },
});
