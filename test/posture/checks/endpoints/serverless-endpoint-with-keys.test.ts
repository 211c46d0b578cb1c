import { serverlessEndpointWithKeys } from '../../../../src/posture/checks/endpoints/serverless-endpoint-with-keys.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/serverlessEndpoints';
const id = `${ids.workspace}/serverlessEndpoints/phi`;

testCheck(serverlessEndpointWithKeys, {
  pass: {
    'Entra sign-in': {},
    'the word in another case': { given: { [list]: [{ id, properties: { authMode: 'aad' } }] } },
  },
  fail: {
    'a key': { given: { [list]: [{ id, properties: { authMode: 'Key' } }] }, says: /authMode is Key/ },
    'a key beside Entra sign-in': { given: { [list]: [{ id, properties: { authMode: 'KeyAndAAD' } }] } },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'no word about it': { given: { [list]: [{ id, properties: {} }] } },
  },
  notApplicable: { 'no endpoint': { given: { [list]: [] } } },
});
