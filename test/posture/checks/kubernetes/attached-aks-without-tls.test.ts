import { attachedAksWithoutTls } from '../../../../src/posture/checks/kubernetes/attached-aks-without-tls.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const attached = (properties: unknown) => ({
  'workspace/computes': [{ id: `${ids.workspace}/computes/old-aks`, properties: { computeType: 'AKS', properties } }],
});

testCheck(attachedAksWithoutTls, {
  pass: {
    'a certificate': { given: attached({ sslConfiguration: { status: 'Enabled' } }) },
    'a certificate of Microsoft': { given: attached({ sslConfiguration: { status: 'auto' } }) },
  },
  fail: {
    'switched off': { given: attached({ sslConfiguration: { status: 'Disabled' } }), says: /is Disabled/ },
    'no value, which means off': { given: attached({ sslConfiguration: null }), says: /not set/ },
  },
  unknown: {
    'a refused list': { given: { 'workspace/computes': 'forbidden' } },
    'a list that tells no settings': { given: attached(null) },
  },
  notApplicable: { 'a cluster with the extension': {} },
});
