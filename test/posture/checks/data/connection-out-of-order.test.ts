import { connectionOutOfOrder } from '../../../../src/posture/checks/data/connection-out-of-order.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/connections';
const id = `${ids.workspace}/connections/search`;
const given = (properties: Record<string, unknown>) => ({ given: { [list]: [{ id, properties }] } });

testCheck(connectionOutOfOrder, {
  pass: {
    'an active private endpoint and no end': {},
    'an end that lies ahead': given({ expiryTime: '2027-01-01T00:00:00Z' }),
    'no private endpoint required': given({ peRequirement: 'NotRequired', peStatus: 'NotApplicable' }),
  },
  fail: {
    'past its end': { ...given({ expiryTime: '2026-11-01T00:00:00Z' }), says: /has passed/ },
    'a private endpoint that is not there': {
      ...given({ peRequirement: 'Required', peStatus: 'Inactive' }),
      says: /peStatus is Inactive/,
    },
    'past its end, in an old answer': {
      given: {
        [list]: {
          apiVersion: '2024-04-01',
          change: { value: [{ id, properties: { expiryTime: '2020-01-01T00:00:00Z' } }] },
        },
      },
    },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'an old answer': { given: { [list]: { apiVersion: '2024-04-01', change: { value: [{ id, properties: {} }] } } } },
    'an end that is no time': given({ expiryTime: 'soon', peRequirement: 'NotRequired' }),
  },
  notApplicable: { 'no connection': { given: { [list]: [] } } },
});
