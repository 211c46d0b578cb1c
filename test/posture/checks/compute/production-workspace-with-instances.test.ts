import { productionWorkspaceWithInstances } from '../../../../src/posture/checks/compute/production-workspace-with-instances.js';
import { computeInstance } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(productionWorkspaceWithInstances, {
  pass: {
    'clusters only': {},
  },
  fail: {
    'an instance': { given: { 'workspace/computes': [computeInstance()] }, says: /ci-ada/ },
    'an instance, in production by the settings': {
      given: { ...{ 'workspace/computes': [computeInstance()] }, workspace: { tags: { env: 'dev' } } },
      settings: { production: true },
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'computes that cannot be read': { given: { 'workspace/computes': 'forbidden' } },
  },
  notApplicable: {
    'another stage by the settings': {
      given: { 'workspace/computes': [computeInstance()] },
      settings: { production: false },
    },
    'a workspace that is gone': { given: { workspace: 'absent' } },
  },
});
