import { instanceSharedBetweenUsers } from '../../../../src/posture/checks/compute/instance-shared-between-users.js';
import { computeInstance } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeInstance(), properties: { computeType: 'ComputeInstance' } };

testCheck(instanceSharedBetweenUsers, {
  pass: {
    personal: { given: { 'workspace/computes': [computeInstance()] } },
    'personal, and no word on the kind of authorization': {
      given: { 'workspace/computes': [computeInstance({ computeInstanceAuthorizationType: null })] },
    },
  },
  fail: {
    shared: {
      given: { 'workspace/computes': [computeInstance({ applicationSharingPolicy: 'Shared' })] },
      says: /is Shared/,
    },
    'no value, which means shared': {
      given: { 'workspace/computes': [computeInstance({ applicationSharingPolicy: null })] },
      says: /which means Shared/,
    },
    'another kind of authorization': {
      given: { 'workspace/computes': [computeInstance({ computeInstanceAuthorizationType: 'group' })] },
      says: /is group/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
  },
  notApplicable: { 'no instance': {} },
});
