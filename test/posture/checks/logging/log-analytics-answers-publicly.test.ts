import { logAnalyticsAnswersPublicly } from '../../../../src/posture/checks/logging/log-analytics-answers-publicly.js';
import { testCheck } from '../../../support/posture-tester.js';

const access = (publicNetworkAccessForQuery: unknown) => ({ logs: { properties: { publicNetworkAccessForQuery } } });

testCheck(logAnalyticsAnswersPublicly, {
  pass: { closed: {}, 'closed by a perimeter': { given: access('SecuredByPerimeter') } },
  fail: {
    open: { given: access('Enabled'), says: /is Enabled/ },
    'no value, which means open': { given: access(null), says: /not set/ },
  },
  unknown: { refused: { given: { logs: 'forbidden' } } },
  notApplicable: { 'no Log Analytics': { given: { insights: { properties: { WorkspaceResourceId: null } } } } },
});
