import { applicationInsightsAnswersPublicly } from '../../../../src/posture/checks/logging/application-insights-answers-publicly.js';
import { testCheck } from '../../../support/posture-tester.js';

const access = (query: string | null, ingestion: string | null) => ({
  insights: { properties: { publicNetworkAccessForQuery: query, publicNetworkAccessForIngestion: ingestion } },
});

testCheck(applicationInsightsAnswersPublicly, {
  pass: { 'both closed': {}, 'closed by a perimeter': { given: access('SecuredByPerimeter', 'disabled') } },
  fail: {
    'both open': { given: access('Enabled', 'Enabled'), says: /ForQuery and publicNetworkAccessForIngestion/ },
    'no values, which means open': { given: access(null, null) },
    'only sending open, which is less bad': { given: access('Disabled', 'Enabled'), says: /"severity":"low"/ },
  },
  unknown: { refused: { given: { insights: 'forbidden' } } },
  notApplicable: {
    'no Application Insights': { given: { workspace: { properties: { applicationInsights: null } } } },
    'one that is gone': { given: { insights: 'absent' } },
  },
});
