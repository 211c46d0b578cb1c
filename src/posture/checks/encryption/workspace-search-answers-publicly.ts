import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { setWhereOwn } from './kept-by-service.js';

export const workspaceSearchAnswersPublicly = defineCheck({
  id: 'workspace-search-answers-publicly',
  summary: 'search service of the workspace that answers on the public internet',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'low',
  since: '0.1.0',
  on: 'search-service',
  why: 'The index holds names, tags and descriptions of what the workspace has. Open to the internet, only its keys stand before them.',
  passes:
    'publicNetworkAccess is Disabled or SecuredByPerimeter, or networkRuleSet.ipRules lets some addresses in only. Absent means Enabled.',
  breaks: 'Whoever reads the index from outside its network.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/read', 'Microsoft.Search/searchServices/read'],
  peers: ['Prowler aisearch_service_not_publicly_accessible'],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys',
    'https://learn.microsoft.com/azure/search/service-create-private-endpoint',
  ],
  judge({ subject: service }) {
    const access = service.text('properties.publicNetworkAccess');
    if (access !== undefined && ['disabled', 'securedbyperimeter'].includes(access.toLowerCase())) {
      return pass(`publicNetworkAccess is ${access}`);
    }
    const rules = service.list('properties.networkRuleSet.ipRules').length;
    return rules > 0
      ? pass(`publicNetworkAccess is Enabled for ${String(rules)} address ranges only`)
      : fail(`publicNetworkAccess is ${access ?? 'not set, which means Enabled'}`);
  },
  fix: ({ subject: service, view }) =>
    setWhereOwn(service, view, { publicNetworkAccess: 'Disabled' }, 'Switch public access of the service off'),
});
