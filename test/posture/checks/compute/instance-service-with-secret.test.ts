import { instanceServiceWithSecret } from '../../../../src/posture/checks/compute/instance-service-with-secret.js';
import { computeInstance } from '../../../support/azure/made-computes.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeInstance(), properties: { computeType: 'ComputeInstance' } };

function variable(name: string, value: string): Changes {
  const environmentVariables = { [name]: { type: 'local', value } };
  return { 'workspace/computes': [computeInstance({ customServices: [{ name: 'rstudio', environmentVariables }] })] };
}

testCheck(instanceServiceWithSecret, {
  pass: {
    'a plain value': { given: variable('THEME', 'dark') },
    'a reference': {
      given: variable('API_KEY', '${{keyvault:https://kv-churn-prod.vault.azure.net/secrets/api}}'),
    },
    'no variables': { given: { 'workspace/computes': [computeInstance({ customServices: [{ name: 'rstudio' }] })] } },
  },
  fail: { 'a password': { given: variable('DB_PASSWORD', 'k9!vQ2xL7zRw'), says: /DB_PASSWORD of rstudio/ } },
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
    'no application': { given: { 'workspace/computes': [computeInstance()] } },
  },
});
