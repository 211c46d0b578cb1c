import { attachedClusterWithReadableCredential } from '../../../../src/posture/checks/kubernetes/attached-cluster-with-readable-credential.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const attached = (properties: unknown) => ({
  'workspace/computes': [
    { id: `${ids.workspace}/computes/aks`, properties: { computeType: 'Kubernetes', properties } },
  ],
});

testCheck(attachedClusterWithReadableCredential, {
  pass: { 'no connection string': {}, 'an empty one': { given: attached({ relayConnectionString: '' }) } },
  fail: {
    'of the relay': {
      given: attached({ relayConnectionString: 'Endpoint=sb://relay.servicebus.windows.net/' }),
      says: /carries relayConnectionString"/,
    },
    both: { given: attached({ relayConnectionString: 'a', serviceBusConnectionString: 'b' }), says: / and / },
  },
  unknown: {
    'a refused list': { given: { 'workspace/computes': 'forbidden' } },
    'a list that tells no settings': { given: attached(null) },
  },
  notApplicable: {
    'a cluster attached in the older way': {
      given: { 'workspace/computes': [{ id: `${ids.workspace}/computes/a`, properties: { computeType: 'AKS' } }] },
    },
  },
});
