import { sensitiveJobName } from '../../../../src/posture/checks/logging/sensitive-job-name.js';
import { made } from '../../../support/made-secrets.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/jobs';
const job = (properties: Record<string, unknown>, name = 'plum_1') => ({
  given: { [list]: [{ id: `${ids.workspace}/jobs/${name}`, name, properties }] },
});

testCheck(sensitiveJobName, {
  pass: { 'harmless names': {}, 'nothing but a name': job({}) },
  fail: {
    'an address in the display name': {
      ...job({ displayName: 'scores of anna.kowalski@northwind.io' }),
      says: /displayName of plum_1/,
    },
    'an address in a tag': { ...job({ tags: { owner: 'anna.kowalski@northwind.io' } }), says: /tag owner of plum_1/ },
    'a secret in a tag': { ...job({ tags: { note: `AccountKey=${made.storageKey}` } }), says: /tag note/ },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'tags of another type': job({ tags: 'a' }),
  },
  notApplicable: { 'no job': { given: { [list]: [] } } },
});
