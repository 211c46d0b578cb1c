import { placeOfUse } from '../facts/field.js';
import { readSwitch } from '../facts/switch.js';
import { defineRule } from './define-rule.js';
import { findProductionReason } from './production-reason.js';
import { findSensitiveReason } from './sensitive-reason.js';

export const workspaceWithoutNetworkIsolation = defineRule({
  id: 'workspace-without-network-isolation',
  summary: 'workspace whose computes have no isolated network',
  serves: 'network-private-workspace',
  severity: 'low',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-managed-network',
    'https://learn.microsoft.com/azure/machine-learning/how-to-network-isolation-planning',
  ],
  messages: {
    explicit: 'The managed network of this workspace is switched off, so its computes may send data anywhere',
    marked:
      'This workspace has no managed network, and deserves one because {because}; without it its computes may send data anywhere',
    implicit: 'This workspace has no managed network, so its computes may send data anywhere',
    unknown: 'Whether this workspace has an isolated network cannot be seen here',
  },
  visit: {
    workspaceDefinition(workspace, report, context) {
      const { isolationMode: mode, head } = workspace;
      // A workspace that nobody reaches from outside mostly stands in a network of one's own.
      if (workspace.api === 'v1' || readSwitch(workspace.publicNetworkAccess) === 'off') {
        return;
      }
      const span = placeOfUse(mode, head);
      switch (readSwitch(mode)) {
        case 'off':
          report('explicit', { span });
          return;
        case 'absent': {
          const sensitive = findSensitiveReason(workspace);
          const reason = sensitive ?? findProductionReason(context);
          if (reason === undefined) {
            report('implicit', { span, severity: 'info', confidence: 'medium', strictness: 'auditor' });
          } else {
            const { because, related } = reason;
            const strictness = sensitive === undefined ? 'pedantic' : 'regular';
            report('marked', { span, confidence: 'medium', strictness, related, data: { because } });
          }
          return;
        }
        case 'dynamic':
          report('unknown', { span, severity: 'info', confidence: 'low', strictness: 'auditor' });
          return;
        case 'on':
        case 'other':
          return;
      }
    },
  },
});
