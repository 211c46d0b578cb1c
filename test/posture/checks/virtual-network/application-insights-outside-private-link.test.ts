import { applicationInsightsOutsidePrivateLink } from '../../../../src/posture/checks/virtual-network/application-insights-outside-private-link.js';
import { testCheck } from '../../../support/posture-tester.js';

const outside = { insights: { properties: { PrivateLinkScopedResources: [] } } };

testCheck(applicationInsightsOutsidePrivateLink, {
  pass: { 'in a scope': {} },
  fail: {
    'an empty list': { given: outside, says: /is empty/ },
    'no list': { given: { insights: { properties: { PrivateLinkScopedResources: null } } } },
  },
  unknown: {
    refused: { given: { insights: 'forbidden' } },
    'a list of another type': { given: { insights: { properties: { PrivateLinkScopedResources: 'scope' } } } },
  },
  notApplicable: {
    'a public workspace': {
      given: { ...outside, workspace: { properties: { publicNetworkAccess: 'Enabled' } } },
    },
    'no Application Insights': { given: { workspace: { properties: { applicationInsights: null } } } },
  },
});
