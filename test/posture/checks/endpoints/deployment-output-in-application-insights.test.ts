import { deploymentOutputInApplicationInsights } from '../../../../src/posture/checks/endpoints/deployment-output-in-application-insights.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/onlineEndpoints/churn/deployments';
const id = `${ids.workspace}/onlineEndpoints/churn/deployments/blue`;
const on = { [list]: [{ id, properties: { appInsightsEnabled: true } }] };

testCheck(deploymentOutputInApplicationInsights, {
  pass: {
    'switched off': {},
    'no value, which means off': { given: { [list]: [{ id, properties: {} }] } },
    'data that is not sensitive': { given: { ...on, workspace: { tags: { dataClassification: 'public' } } } },
  },
  fail: { 'switched on for sensitive data': { given: on, says: /appInsightsEnabled is true/ } },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'a workspace that was not read': { given: { ...on, workspace: 'forbidden' } },
  },
  notApplicable: {
    'nothing says whether the data is sensitive': {
      given: { ...on, workspace: { tags: { dataClassification: 'tier 2' } } },
    },
  },
});
