import { isAzureStorage } from '../facts/data-source.js';
import { describeSource } from '../project/workspace-facts.js';
import { defineRule } from './define-rule.js';
import { findWorkspaceThatShutsOut, placeOfSource } from './known-workspace.js';
import { findProductionReason } from './production-reason.js';

export const dataFromPublicUrl = defineRule({
  id: 'data-from-public-url',
  summary: 'data from an address on the web that names no version or hash',
  serves: 'threat-poisoning',
  severity: 'medium',
  confidence: 'medium',
  strictness: 'pedantic',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-create-data-assets',
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-data',
    'https://learn.microsoft.com/security/engineering/threat-modeling-aiml',
  ],
  messages: {
    web: 'This data comes from {host} as it is at the time; whoever can change it there changes what is learned',
    storage: 'This data is read by address; as a data asset it would have a version, and access by identity',
    shutOut:
      'This data comes from {host}, which is none of the destinations that the network of {workspace} lets through: the job does not get it, unless somebody opens the network; keep a version of your own',
    production:
      'This data comes from {host} as it is at the time, and counts as production because {because}; keep a version of your own',
  },
  visit: {
    dataSource({ of, span, host, pinned }, report, context) {
      if (of !== 'data' || pinned || isLocalHost(host)) {
        return;
      }
      if (isAzureStorage(host)) {
        report('storage', { span, severity: 'low', confidence: 'low' });
        return;
      }
      const shutting = findWorkspaceThatShutsOut(host, context);
      if (shutting !== undefined) {
        report('shutOut', {
          span,
          strictness: 'regular',
          related: placeOfSource(shutting),
          data: { host, workspace: describeSource(shutting.source) },
        });
        return;
      }
      const reason = findProductionReason(context);
      if (reason === undefined) {
        report('web', { span, severity: 'low', data: { host } });
      } else {
        report('production', {
          span,
          strictness: 'regular',
          related: reason.related,
          data: { host, because: reason.because },
        });
      }
    },
  },
});

function isLocalHost(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0)$/.test(host);
}
