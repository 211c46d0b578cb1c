import { applicationInsightsWithoutLogAnalytics } from '../../../../src/posture/checks/logging/application-insights-without-log-analytics.js';
import { testCheck } from '../../../support/posture-tester.js';

const behind = (WorkspaceResourceId: unknown) => ({ insights: { properties: { WorkspaceResourceId } } });

testCheck(applicationInsightsWithoutLogAnalytics, {
  pass: { 'Log Analytics': {} },
  fail: { none: { given: behind(null), says: /not set/ }, 'an empty word': { given: behind('') } },
  unknown: { refused: { given: { insights: 'forbidden' } } },
  notApplicable: {
    'no Application Insights': { given: { workspace: { properties: { applicationInsights: null } } } },
  },
});
