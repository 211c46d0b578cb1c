import { datastoreWithStoredCredential } from '../../../../src/posture/checks/data/datastore-with-stored-credential.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/datastores';
const id = `${ids.workspace}/datastores/raw`;
const type = (credentialsType: string) => ({
  [list]: [{ id, properties: { credentials: { credentialsType, secrets: null } } }],
});

testCheck(datastoreWithStoredCredential, {
  pass: {
    'no credential': {},
    'the word in another case': {
      given: { [list]: [{ id, properties: { credentials: { credentialsType: 'none' } } }] },
    },
  },
  fail: {
    'an account key': { given: type('AccountKey'), says: /AccountKey/ },
    'a shared access signature': { given: type('Sas') },
    'a service principal, which is less bad': { given: type('ServicePrincipal'), says: /"severity":"medium"/ },
    'a kind that came later': { given: type('Something') },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'no word about it': { given: { [list]: [{ id, properties: {} }] } },
  },
  notApplicable: { 'no datastore': { given: { [list]: [] } } },
});
