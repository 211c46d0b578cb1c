import { outboundRuleNotInForce } from '../../../../src/posture/checks/managed-network/outbound-rule-not-in-force.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

function given(properties: object): Changes {
  return {
    'workspace/outboundRules': [{ id: `${ids.workspace}/outboundRules/out`, name: 'out', properties }],
  };
}

testCheck(outboundRuleNotInForce, {
  pass: {
    'all active': { on: ['storage-blob', 'storage-file', 'vault', 'registry', 'feature-store'] },
    'another case': { given: given({ status: 'active' }) },
  },
  fail: {
    'failed, with its error': {
      given: given({ status: 'Failed', errorInformation: 'The endpoint was rejected.' }),
      says: /Failed: The endpoint was rejected"/,
    },
    'failed, without an error': { given: given({ status: 'Failed' }), says: /status is Failed"/ },
    'failed, while the workspace cannot be read': { given: { ...given({ status: 'Failed' }), workspace: 'forbidden' } },
    'inactive in a network that is there': { given: given({ status: 'Inactive' }), says: /Inactive/ },
    'failed for Spark only, which is less bad': {
      given: given({
        type: 'PrivateEndpoint',
        status: 'Active',
        destination: { sparkEnabled: true, sparkStatus: 'Failed' },
      }),
      says: /sparkStatus.*low/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/outboundRules': 'forbidden' } },
    'no status': { given: given({}), says: /no status/ },
    'inactive in a network of which nothing is known': {
      given: { ...given({ status: 'Inactive' }), workspace: 'forbidden' },
    },
  },
  notApplicable: {
    'a network that is not there yet': {
      given: {
        ...given({ status: 'Inactive' }),
        workspace: { properties: { managedNetwork: { status: { status: 'Inactive' } } } },
      },
    },
    'a rule that is being made': { given: given({ status: 'Provisioning' }), says: /provisioning/ },
    'no rule': { given: { 'workspace/outboundRules': [] } },
  },
});
