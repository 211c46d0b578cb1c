import { datastoreWithoutServiceIdentity } from '../../../../src/posture/checks/data/datastore-without-service-identity.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/datastores';
const own = {
  id: `${ids.workspace}/datastores/raw`,
  properties: { datastoreType: 'AzureBlob', accountName: 'stchurnprod', serviceDataAccessAuthIdentity: 'None' },
};

testCheck(datastoreWithoutServiceIdentity, {
  pass: { 'the identity of the workspace': {} },
  fail: {
    'none on private storage': { given: { [list]: [own] }, says: /is None, and stchurnprod is private/ },
    'no value, which means none, behind a firewall': {
      given: {
        [list]: [{ ...own, properties: { accountName: 'stchurnprod' } }],
        storage: { properties: { publicNetworkAccess: 'Enabled' } },
      },
      says: /not set/,
    },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'storage that was not read': { given: { [list]: [own], storage: 'forbidden' } },
  },
  notApplicable: {
    'no datastore': { given: { [list]: [] } },
    'no account behind it': { given: { [list]: [{ id: own.id, properties: { datastoreType: 'OneLake' } }] } },
    'open storage': {
      given: {
        [list]: [own],
        storage: { properties: { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } } },
      },
    },
  },
});
