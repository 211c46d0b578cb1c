import { subnetWithoutSecurityGroup } from '../../../../src/posture/checks/virtual-network/subnet-without-security-group.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(subnetWithoutSecurityGroup, {
  pass: { 'a group': { on: ['snet-compute'] } },
  fail: { none: { given: { computeSubnet: { properties: { networkSecurityGroup: null } } }, says: /not set/ } },
  unknown: {
    'a refused subnet': { given: { computeSubnet: 'forbidden' } },
    'a refused list of computes': { given: { 'workspace/computes': 'forbidden' } },
  },
  notApplicable: {
    'no subnet of the customer': { given: { 'workspace/computes': [] } },
    'a subnet that is gone': { given: { computeSubnet: 'absent' } },
  },
});
