import { applicationInsightsWithKeys } from '../../../../src/posture/checks/logging/application-insights-with-keys.js';
import { testCheck } from '../../../support/posture-tester.js';

const local = (DisableLocalAuth: unknown) => ({ insights: { properties: { DisableLocalAuth } } });

testCheck(applicationInsightsWithKeys, {
  pass: { 'Entra only': {}, 'a switch written as a word': { given: local('true') } },
  fail: {
    'keys taken': { given: local(false), says: /not true/ },
    'no value, which means taken': { given: local(null) },
  },
  unknown: { refused: { given: { insights: 'forbidden' } }, 'another type': { given: local(1) } },
  notApplicable: {
    'no Application Insights': { given: { workspace: { properties: { applicationInsights: null } } } },
  },
});
