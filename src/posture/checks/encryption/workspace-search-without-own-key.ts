import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { setWhereOwn } from './kept-by-service.js';

export const workspaceSearchWithoutOwnKey = defineCheck({
  id: 'workspace-search-without-own-key',
  summary: 'search index of the workspace that does not insist on your key',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'low',
  since: '0.1.0',
  on: 'search-service',
  why: 'A workspace with a key of your own keeps an index over its jobs and models in a search service. Where that does not insist on the key, an index can be made without it.',
  passes: 'encryptionWithCmk.enforcement is Enabled. Absent and Unspecified mean Disabled.',
  breaks: 'Indexes that have no key cannot be changed until they have one.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/read', 'Microsoft.Search/searchServices/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys',
    'https://learn.microsoft.com/azure/search/search-security-manage-encryption-keys',
  ],
  judge({ subject: service }) {
    const enforcement = service.text('properties.encryptionWithCmk.enforcement');
    return enforcement?.toLowerCase() === 'enabled'
      ? pass('encryptionWithCmk.enforcement is Enabled')
      : fail(`encryptionWithCmk.enforcement is ${enforcement ?? 'not set'}`);
  },
  fix: ({ subject: service, view }) =>
    setWhereOwn(service, view, { encryptionWithCmk: { enforcement: 'Enabled' } }, 'Insist on customer-managed keys'),
});
