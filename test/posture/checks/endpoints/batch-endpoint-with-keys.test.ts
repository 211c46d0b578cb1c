import { batchEndpointWithKeys } from '../../../../src/posture/checks/endpoints/batch-endpoint-with-keys.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/batchEndpoints';
const id = `${ids.workspace}/batchEndpoints/nightly`;

testCheck(batchEndpointWithKeys, {
  pass: {
    'Entra sign-in': {},
    'the word in another case': { given: { [list]: [{ id, properties: { authMode: 'aadtoken' } }] } },
  },
  fail: { 'a key': { given: { [list]: [{ id, properties: { authMode: 'Key' } }] }, says: /authMode is Key/ } },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'no word about it': { given: { [list]: [{ id, properties: {} }] } },
  },
  notApplicable: { 'no endpoint': { given: { [list]: [] } } },
});
