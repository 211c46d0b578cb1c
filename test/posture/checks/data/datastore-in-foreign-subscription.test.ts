import { datastoreInForeignSubscription } from '../../../../src/posture/checks/data/datastore-in-foreign-subscription.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/datastores';
const other = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const at = (subscriptionId: string | null) => ({
  [list]: [{ id: `${ids.workspace}/datastores/raw`, properties: { accountName: 'stother', subscriptionId } }],
});

testCheck(datastoreInForeignSubscription, {
  pass: {
    'the own subscription': {},
    'a trusted subscription': { given: at(other), settings: { trustedSubscriptions: [other.toUpperCase()] } },
  },
  fail: { 'another subscription': { given: at(other), says: /aaaaaaaa-bbbb/ } },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'no subscription in the answer': { given: at(null) },
  },
  notApplicable: {
    'no datastore': { given: { [list]: [] } },
    OneLake: { given: { [list]: [{ id: `${ids.workspace}/datastores/lake`, properties: {} }] } },
  },
});
