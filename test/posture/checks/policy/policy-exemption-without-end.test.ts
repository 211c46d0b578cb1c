import { policyExemptionWithoutEnd } from '../../../../src/posture/checks/policy/policy-exemption-without-end.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/providers/Microsoft.Authorization/policyExemptions';
const exemption = (properties: Record<string, unknown>) => ({
  given: { [list]: [{ id: `${ids.workspace}/providers/Microsoft.Authorization/policyExemptions/trial`, properties }] },
});

testCheck(policyExemptionWithoutEnd, {
  pass: { 'an end': exemption({ exemptionCategory: 'Waiver', expiresOn: '2027-01-01T00:00:00Z' }) },
  fail: {
    'no end': { ...exemption({ exemptionCategory: 'Waiver' }), says: /No expiresOn in trial/ },
    'no category': { ...exemption({ displayName: 'for the trial', expiresOn: null }), says: /for the trial/ },
  },
  unknown: { 'a refused list': { given: { [list]: 'forbidden' } } },
  notApplicable: {
    'no exemption': {},
    'a risk that is met in another way': exemption({ exemptionCategory: 'mitigated' }),
  },
});
