import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { setWhereOwn } from './kept-by-service.js';

export const workspaceSearchWithKeys = defineCheck({
  id: 'workspace-search-with-keys',
  summary: 'search service of the workspace that can be opened with admin keys',
  group: 'identity',
  serves: 'identity-entra-authentication',
  severity: 'low',
  since: '0.1.0',
  on: 'search-service',
  why: 'An admin key opens every index of the service, and no log says who used it. Roles of Microsoft Entra can be given and taken one by one.',
  passes: 'disableLocalAuth is true. Absent means false.',
  breaks: 'Whoever connects with a key.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/read', 'Microsoft.Search/searchServices/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys',
    'https://learn.microsoft.com/azure/search/search-security-enable-roles',
  ],
  judge({ subject: service }) {
    const off = service.flag('properties.disableLocalAuth');
    return off === true
      ? pass('disableLocalAuth is true')
      : fail(`disableLocalAuth is ${off === undefined ? 'not set, which means false' : 'false'}`);
  },
  fix: ({ subject: service, view }) =>
    setWhereOwn(service, view, { disableLocalAuth: true }, 'Allow roles of Microsoft Entra only'),
});
