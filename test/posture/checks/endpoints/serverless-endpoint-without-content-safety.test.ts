import { serverlessEndpointWithoutContentSafety } from '../../../../src/posture/checks/endpoints/serverless-endpoint-without-content-safety.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/serverlessEndpoints';
const id = `${ids.workspace}/serverlessEndpoints/phi`;
const status = (contentSafetyStatus: string) => [{ id, properties: { contentSafety: { contentSafetyStatus } } }];

testCheck(serverlessEndpointWithoutContentSafety, {
  pass: { 'switched on': {}, 'the word in another case': { given: { [list]: status('enabled') } } },
  fail: { 'switched off': { given: { [list]: status('Disabled') }, says: /contentSafetyStatus is Disabled/ } },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'no word about it, where the service has a default': { given: { [list]: [{ id, properties: {} }] } },
    'an old answer': {
      given: { [list]: { apiVersion: '2023-10-01', change: { value: [{ id, properties: {} }] } } },
      says: /2024-04-01/,
    },
  },
  notApplicable: { 'no endpoint': { given: { [list]: [] } } },
});
