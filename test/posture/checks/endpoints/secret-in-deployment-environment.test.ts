import { secretInDeploymentEnvironment } from '../../../../src/posture/checks/endpoints/secret-in-deployment-environment.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/onlineEndpoints/churn/deployments';
const id = `${ids.workspace}/onlineEndpoints/churn/deployments/blue`;
const variables = (environmentVariables: unknown) => ({
  given: { [list]: [{ id, properties: { environmentVariables } }] },
});

testCheck(secretInDeploymentEnvironment, {
  pass: {
    'a level and a reference to the key vault': {},
    'no variables': variables(null),
    'a reference to a connection': variables({ TOKEN: '${{azureml://connections/search/credentials/key}}' }),
  },
  fail: {
    'a name that says so': { ...variables({ DB_PASSWORD: 'Winter-2026-db' }), says: /written out in DB_PASSWORD/ },
    several: {
      ...variables({ A_PASSWORD: 'Winter-2026-a', LEVEL: 'info', B_API_KEY: 'wq83hf72kd91ms02' }),
      says: /A_PASSWORD, B_API_KEY/,
    },
  },
  unknown: {
    'a refused list of deployments': { given: { [list]: 'forbidden' } },
    'a refused list of endpoints': { given: { 'workspace/onlineEndpoints': 'throttled' } },
    'variables of another type': variables(['A=b']),
  },
  notApplicable: { 'no deployment': { given: { [list]: [] } } },
});
