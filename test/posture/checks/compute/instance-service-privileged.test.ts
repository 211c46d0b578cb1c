import { instanceServicePrivileged } from '../../../../src/posture/checks/compute/instance-service-privileged.js';
import { computeInstance } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeInstance(), properties: { computeType: 'ComputeInstance' } };

testCheck(instanceServicePrivileged, {
  pass: {
    'not privileged': {
      given: {
        'workspace/computes': [
          computeInstance({ customServices: [{ name: 'rstudio', docker: { privileged: false } }] }),
        ],
      },
    },
    'no value, which means not': {
      given: { 'workspace/computes': [computeInstance({ customServices: [{ name: 'rstudio' }] })] },
    },
  },
  fail: {
    privileged: {
      given: {
        'workspace/computes': [
          computeInstance({ customServices: [{ name: 'rstudio', docker: { privileged: true } }] }),
        ],
      },
      says: /Privileged: rstudio/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
    'an older API version': {
      given: { 'workspace/computes': { apiVersion: '2022-10-01', change: { value: [computeInstance()] } } },
      says: /2023-04-01/,
    },
  },
  notApplicable: {
    'no instance': {},
    'no application': { given: { 'workspace/computes': [computeInstance()] }, says: /no application/ },
  },
});
